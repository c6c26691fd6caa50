using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>How an authenticator stands, and what its owner does about it: no state is a dead end.</summary>
/// <param name="Words">How it stands.</param>
/// <param name="Advice">What to do; nothing where it works.</param>
internal sealed record AuthenticatorState(string Words, Html Advice)
{
    /// <summary>R22, R23: an app. What wrong PINs blocked gets a new PIN; what was blocked in the service is gone for
    /// good.</summary>
    public static AuthenticatorState Of(MyVisit visit, StoredApp app)
    {
        var (texts, pins) = (visit.Texts, app.Pins);
        return app switch
        {
            { State: not AppState.Active } => new(texts.Blocked, Note(texts.BlockedThen, NewCode(texts))),
            { SuspendedForGood: true } => new(texts.SeemsCloned, Note(texts.BlockedThen, NewCode(texts))),
            { Pins.Blocked: true } => new(texts.BlockedByPins, Note(texts.BlockedByPinsThen, NewCode(texts))),
            _ when pins.WhyNotTry(visit.Now) is { TryAgainAt: { } until } => new(
                texts.Pauses(texts.When(until)),
                Html.None
            ),
            _ => new(texts.Works, Html.None),
        };
    }

    /// <summary>R66, R69: a device, with the password beside it.</summary>
    public static AuthenticatorState Of(MyVisit visit, StoredDevice device, StoredPassword? password)
    {
        var texts = visit.Texts;
        return (device.State, device.Codes, password?.Counter) switch
        {
            (DeviceState.Replaced, _, _) => new(texts.Replaced, Html.None),
            (not DeviceState.Active, _, _) => new(texts.Blocked, Note(texts.DeviceBlockedThen, Devices(texts))),
            (_, _, { Blocked: true }) => new(texts.PasswordBlocked, Note(texts.PasswordBlockedThen, Password(texts))),
            (_, { SuspendedUntil: { } until }, _) when visit.Now < until => new(
                texts.DevicePauses(texts.When(until)),
                Note(texts.DevicePausesThen, Clock(texts))
            ),
            (_, _, { SuspendedUntil: { } until }) when visit.Now < until => new(
                texts.PasswordPauses(texts.When(until)),
                Note(texts.PasswordPausesThen, Password(texts))
            ),
            _ => new(texts.Works, Html.None),
        };
    }

    private static Html Note(string then, Html link) => $"""<p class="note">{then} {link}</p>""";

    private static Html NewCode(Texts.MyTexts texts) =>
        $"""<a href="{ActivationCodePage.Path}">{texts.CodeHeading}</a>""";

    private static Html Devices(Texts.MyTexts texts) => $"""<a href="/my/devices">{texts.Devices}</a>""";

    private static Html Password(Texts.MyTexts texts) =>
        $"""<a href="/my/devices/password">{texts.ChangePassword}</a>""";

    private static Html Clock(Texts.MyTexts texts) => $"""<a href="/my/devices/codes">{texts.SetTheClock}</a>""";
}
