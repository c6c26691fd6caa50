using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Login.ByDevice;

/// <summary>
/// R68: the code is typed, then the password; both are judged together. What was typed is kept in the login's cookie
/// between the two pages.
/// </summary>
internal sealed class DeviceStep(
    Browsers browsers,
    LoginCookies cookies,
    DeviceLogins logins,
    LoginEnds ends,
    DevicePages pages,
    Leading leading
)
{
    /// <summary>Asks for the code, or for two in a row.</summary>
    public Task<IResult> AskForCode(Visit visit) =>
        Task.FromResult(
            visit.MayUseDevice
                ? pages.Code(visit, AsksForTwo(visit), WhyNot(visit), null)
                : new SeeOther(visit.Address())
        );

    /// <summary>A code was typed. What cannot be one is told at once, which reveals nothing about any person.</summary>
    public Task<IResult> TypeCode(Visit visit, IFormCollection form)
    {
        if (!visit.MayUseDevice)
        {
            return Task.FromResult<IResult>(new SeeOther(visit.Address()));
        }

        var (code, next) = (Digits(form["code"].ToString()), Digits(form["next"].ToString()));
        var two = form.ContainsKey("next");
        var wrong =
            !IsCode(code) || (two && !IsCode(next)) ? visit.Texts.DeviceCodeForm
            : two && code == next ? visit.Texts.TwoCodesAreOne
            : null;
        if (wrong is not null)
        {
            return Task.FromResult(pages.Code(visit, two, null, wrong));
        }

        Keep(visit, new DeviceTry(code, two ? next : null));
        return Task.FromResult<IResult>(new SeeOther(visit.Address("password")));
    }

    /// <summary>Asks for the password, once the code was typed.</summary>
    public Task<IResult> AskForPassword(Visit visit) =>
        Task.FromResult(
            !visit.MayUseDevice ? new SeeOther(visit.Address())
            : visit.Started.Device?.Code is null ? new SeeOther(visit.Address("code"))
            : pages.Password(visit, busy: false)
        );

    /// <summary>The password was typed: code and password are judged, and who is right goes on.</summary>
    public async Task<IResult> TypePassword(Visit visit, IFormCollection form)
    {
        var context = visit.Context;
        if (!visit.MayUseDevice || visit.Started.Device is not { Code: not null } typed)
        {
            return Leading.To(context, visit.Address());
        }

        var judged = await logins.Approve(visit, typed, form["password"].ToString());
        if (judged.IsGranted(out var approved, out var refused))
        {
            Keep(visit, null);
            var finished = await ends.Finish(
                visit.Started,
                approved,
                backValueArrived: false,
                visit.Address(),
                visit.Now
            );
            return finished.IsGranted(out var address, out _)
                ? leading.With(context, visit.Started, address)
                : Leading.To(context, visit.Address());
        }

        // Nothing was judged: the same code is still good.
        if (refused.Because is Reason.PasswordsBusy)
        {
            return pages.Password(visit, busy: true);
        }

        Keep(visit, new DeviceTry(Refused: refused.Because, Until: refused.TryAgainAt));
        return Leading.To(context, visit.Address("code"));
    }

    private void Keep(Visit visit, DeviceTry? next) =>
        cookies.Give(visit.Context, visit.Started with { Device = next }, browsers.Recognise(visit.Context));

    private static bool AsksForTwo(Visit visit) => visit.Context.Request.Query["two"] == "yes";

    private static string? WhyNot(Visit visit) =>
        visit.Started.Device switch
        {
            { Refused: { } because, Until: { } until } when visit.Now < until => because is Reason.TooManyWrongCodes
                ? visit.Texts.DeviceWait(Rounded(until - visit.Now))
                : Sentences.Of(because, visit.Texts.Language),
            { Refused: { } because, Until: null } => Sentences.Of(because, visit.Texts.Language),
            _ => null,
        };

    private static TimeSpan Rounded(TimeSpan wait) => TimeSpan.FromMinutes(Math.Ceiling(wait.TotalMinutes));

    private static string Digits(string typed) => string.Concat(typed.Where(char.IsAsciiDigit));

    private static bool IsCode(string digits) => digits.Length == Limits.DeviceCodeDigits;
}
