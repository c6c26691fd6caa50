using Segl.Rules;
using Segl.Server.Desk.Handing.Texts;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>
/// <c>/screen</c>: the citizen's own screen at a desk (R83), with its own origin and cookie. It shows the code by which an
/// officer connects it, and from then on what that officer puts there. What stood on it is kept nowhere.
/// </summary>
internal sealed class ScreenPages(
    Database database,
    People people,
    CitizenScreens screens,
    ScreenCookies cookies,
    Handover handover,
    PasswordHashes hashes,
    KeyEncryptionKey keys,
    WakeUps wakeUps,
    ScreenForms forms,
    TimeProvider clock
)
{
    /// <summary>The path of the screen.</summary>
    public const string Path = "/screen";

    private const int LongestForm = 4 * 1024;

    /// <summary>Maps the screen.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, async (HttpContext context) => await (await Show(context)).ExecuteAsync(context));
        Map(app, "code", ScreenOfferKind.ActivationCode, ShowCode);
        Map(app, "password", ScreenOfferKind.Password, ChoosePassword);
        Map(app, "terms", ScreenOfferKind.Terms, AcceptTerms);
        Map(app, "done", kind: null, Finish);
        Map(app, "no", kind: null, Decline);
        app.MapPost(
            $"{Path}/disconnect",
            async (HttpContext context) => await (await Disconnect(context)).ExecuteAsync(context)
        );
    }

    // A form answers the offer that its page showed; its address alone leads back to the screen.
    private void Map(
        IEndpointRouteBuilder app,
        string name,
        ScreenOfferKind? kind,
        Func<ScreenVisit, IFormCollection, Task<IResult>> answer
    )
    {
        app.MapGet($"{Path}/{name}", (HttpContext context) => new SeeOther(Home(context)));
        app.MapPost(
            $"{Path}/{name}",
            async (HttpContext context) =>
            {
                var visit = await Visit(context);
                var form = await PostedForm.Read(context, LongestForm);
                var isOurs =
                    visit?.Offer is { } offer
                    && (kind is null || offer.Kind == kind)
                    && cookies.IsFormToken(visit.Cookie, offer, form?["token"]);
                var result = isOurs ? await answer(visit!, form!) : Over(context, visit);
                await result.ExecuteAsync(context);
            }
        );
    }

    private async Task<IResult> Show(HttpContext context)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return forms.LanguageMissing(context);
        }

        var (visit, code) = await Look(context);
        return visit is null ? forms.Alone(context, code ?? cookies.Begin(context, clock.GetUtcNow()))
            : visit.Offer is { } offer ? forms.Offer(visit, offer)
            : forms.Free(visit);
    }

    private async Task<ScreenVisit?> Visit(HttpContext context) => (await Look(context)).Visit;

    /// <summary>
    /// The request of a screen that an officer connected; the first one after that takes it. Else the screen whose code
    /// can still connect it: one that did, or is too old, is followed by another.
    /// </summary>
    private async Task<(ScreenVisit? Visit, ScreenCookie? Code)> Look(HttpContext context)
    {
        if (cookies.Find(context) is not { } cookie)
        {
            return (null, null);
        }

        var now = clock.GetUtcNow();
        var screen = await database.Read(session => ScreenStore.Find(session, screens.IdOf(cookie.Code)));
        if (screen is null)
        {
            return (null, now < cookie.CodeUntil ? cookie : null);
        }

        var isOurs =
            now < screen.PairedUntil
            && (
                screen.Browser == cookie.Browser
                || (screen is { Browser: null } && screen.PairedAt < cookie.CodeUntil && await Take(screen, cookie))
            );
        return isOurs
            ? (new(context, cookie, screen with { Browser = cookie.Browser }, screen.OfferAt(now), now), null)
            : (null, null);
    }

    private Task<bool> Take(PairedScreen screen, ScreenCookie cookie) =>
        database.Write(Durability.Durable, session => ScreenStore.Take(session, screen.Id, cookie.Browser));

    private async Task<IResult> ShowCode(ScreenVisit visit, IFormCollection form)
    {
        if (!visit.Offer!.IsOpen(visit.Now))
        {
            return Over(visit.Context, visit);
        }

        var outcome = await handover.ShowNow(visit.Screen, visit.Offer, visit.Now);
        return outcome.IsGranted(out var shown, out var refused)
            ? forms.Code(visit, visit.Offer.Shown(visit.Now), shown)
            : No(visit.Context, visit, refused);
    }

    // R66, R69: the password goes from this screen to the server; the officer learns that it was chosen.
    private async Task<IResult> ChoosePassword(ScreenVisit visit, IFormCollection form)
    {
        var (offer, password) = (visit.Offer!, form["password"].ToString());
        var person = await database.Read(session => PersonStore.Find(session, offer.PersonId!.Value));
        if (!offer.IsOpen(visit.Now) || person is null)
        {
            return Over(visit.Context, visit);
        }

        if (password != form["again"])
        {
            return forms.Password(visit, offer, visit.Texts.PasswordsDiffer);
        }

        if (Passwords.WhyNot(password, person.UserId, CommonPasswords.All) is { } weak)
        {
            return forms.Password(visit, offer, Sentences.Of(weak.Because, visit.Language));
        }

        var proven = offer.Serial is null ? null : await Prove(visit, offer, form);
        Refusal? refused = null;
        if (proven?.IsGranted(out _, out refused) == false)
        {
            return forms.Password(visit, offer, Sentences.Of(refused!.Because, visit.Language));
        }

        var device = proven?.IsGranted(out var right, out _) == true ? right : null;
        var hashed = await hashes.Hash(password, visit.Context.RequestAborted);
        return hashed.IsGranted(out var hash, out var busy)
            ? await Answer(visit, offer.Done(screens.Seal(offer, new(hash, device)), visit.Now))
            : forms.Password(visit, offer, Sentences.Of(busy.Because, visit.Language));
    }

    private Task<Outcome<ProvenDevice>> Prove(ScreenVisit visit, ScreenOffer offer, IFormCollection form) =>
        people.Change(
            offer.PersonId!.Value,
            visit.Now,
            change => DeviceActivating.Prove(change, keys, offer.Serial!, Code(form, "first"), Code(form, "second"))
        );

    private Task<IResult> AcceptTerms(ScreenVisit visit, IFormCollection form) =>
        form["accepted"] == "on" && visit.Offer!.IsOpen(visit.Now)
            ? Answer(visit, visit.Offer.Done(Identities.TermsVersion, visit.Now))
            : Task.FromResult(No(visit.Context, visit, new(Reason.TermsNotAccepted)));

    // The citizen has written the code down, and it goes from the screen.
    private Task<IResult> Finish(ScreenVisit visit, IFormCollection form) =>
        visit.Offer!.State is ScreenOfferState.Shown
        || (visit.Offer.Kind is ScreenOfferKind.Decision && visit.Offer.IsOpen(visit.Now))
            ? Answer(visit, visit.Offer.Done(result: null, visit.Now))
            : Task.FromResult(Over(visit.Context, visit));

    private Task<IResult> Decline(ScreenVisit visit, IFormCollection form) =>
        visit.Offer!.IsOpen(visit.Now)
            ? Answer(visit, visit.Offer with { State = ScreenOfferState.Declined })
            : Task.FromResult(Over(visit.Context, visit));

    private async Task<IResult> Answer(ScreenVisit visit, ScreenOffer answered)
    {
        var isOurs = await database.Write(
            Durability.Durable,
            session => ScreenStore.Change(session, visit.Screen, answered)
        );
        wakeUps.Wake(visit.Screen.Id);
        return isOurs ? new SeeOther(Home(visit.Context)) : Over(visit.Context, visit);
    }

    private async Task<IResult> Disconnect(HttpContext context)
    {
        // The cookie is sent with no request of another website (SameSite=Strict), and there is nothing to gain.
        if (await Visit(context) is { } visit)
        {
            await screens.Disconnect(visit.Screen.Id);
        }

        return new SeeOther(Home(context));
    }

    private IResult Over(HttpContext context, ScreenVisit? visit) => No(context, visit, new(Reason.ScreenOver));

    private IResult No(HttpContext context, ScreenVisit? visit, Refusal refusal)
    {
        Metrics.Refused(refusal.Because);
        return forms.No(context, visit, refusal);
    }

    private static string Code(IFormCollection form, string field) =>
        form[field].ToString().Replace(" ", "", StringComparison.Ordinal);

    private static string Home(HttpContext context) =>
        Languages.Named(context.Request.Query["lang"]) is { } chosen ? $"{Path}?lang={chosen.Tag()}" : Path;
}
