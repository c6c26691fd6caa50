using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.Desk.Serving;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Registering;

/// <summary>
/// <c>/desk/register</c>: R02 to R06: a person gets an identity, at the level of what they showed. A witness (R82) and a guardian
/// (R85) approve in their own login, one after the other, and the officer last; nothing is stored before.
/// </summary>
internal sealed class RegisterPage
{
    /// <summary>The page.</summary>
    public const string Path = FindPage.RegisterPath;

    private const string Vouch = "register-vouch";
    private const string Consent = "register-consent";
    private const string Act = "register";

    private readonly DeskPages pages;
    private readonly DeskFrame frame;
    private readonly FreshApprovals<DeskVisit> approvals;
    private readonly Registering registering;
    private readonly People people;

    public RegisterPage(
        DeskPages pages,
        DeskFrame frame,
        FreshApprovals<DeskVisit> approvals,
        Registering registering,
        People people
    )
    {
        (this.pages, this.frame, this.approvals) = (pages, frame, approvals);
        (this.registering, this.people) = (registering, people);
        approvals.AddForAny<Registration>(Vouch, Vouched);
        approvals.AddForAny<Registration>(Consent, Consented);
        approvals.Add<Registration>(Act, (visit, asked, _) => Register(visit, asked));
    }

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Task.FromResult(Show(visit, wrong: null, typed: null))));
        app.MapPost(Path, pages.Act(Begin));
    }

    // A form that is refused comes back as it was typed, with the reason above it.
    private IResult Show(DeskVisit visit, Refusal? wrong, IFormCollection? typed)
    {
        Html said = wrong is null
            ? Html.None
            : $"""<p class="note no" role="alert">{Sentences.Of(wrong.Because, visit.Language)}</p>""";
        return frame.Page(
            visit,
            visit.Texts.Register,
            $"""
            {said}
            <p>{visit.Texts.RegisterLead}</p>
            {RegisterForm.Of(visit, Path, typed)}
            <p class="acts"><a class="button plain" href="{FindPage.Path}">{visit.Texts.FindAgain}</a>
            <a class="button plain" href="{FindPage.RefuseNobodyPath}" accesskey="a">{visit.Texts.Refuse}</a></p>
            """,
            wrong is null ? StatusCodes.Status200OK : Refusals.StatusOf(wrong.Because)
        );
    }

    private async Task<IResult> Begin(DeskVisit visit, IFormCollection form)
    {
        var read = await RegisterForm.Read(form, Find, visit.Person.Id, Today(visit));
        if (!read.IsGranted(out var registration, out var wrong))
        {
            return Show(visit, wrong, form);
        }

        return await registering.WhyNot(visit, registration) is { } refused
            ? Show(visit, refused, form)
            : await Next(visit, registration);

        async Task<Person?> Find(string userId) =>
            await people.ByUserId(userId, visit.Context.RequestAborted) is { } id ? await people.Find(id) : null;
    }

    // Whoever must approve does it before the officer, who sees that they did.
    private async Task<IResult> Next(DeskVisit visit, Registration registration)
    {
        var (texts, name) = (visit.Texts, registration.Fields["name"]);
        return registration switch
        {
            { Witness: { Approved: null, Person: { } witness } } => await approvals.Ask(
                visit,
                Vouch,
                texts.VouchAction,
                texts.VouchText(name),
                registration,
                Path,
                await people.Find(witness)
            ),
            { Guardian: { Approved: null, Person: { } guardian } } => await approvals.Ask(
                visit,
                Consent,
                texts.ConsentAction,
                texts.ConsentText(name),
                registration,
                Path,
                await people.Find(guardian)
            ),
            _ => await approvals.Ask(visit, Act, texts.Register, texts.RegisterWords(name), registration, Path),
        };
    }

    private Task<IResult> Vouched(DeskVisit visit, Registration asked, TokenFacts given) =>
        Next(visit, asked with { Witness = asked.Witness! with { Approved = given.Login.LoginId } });

    private Task<IResult> Consented(DeskVisit visit, Registration asked, TokenFacts given) =>
        Next(visit, asked with { Guardian = asked.Guardian! with { Approved = given.Login.LoginId } });

    private async Task<IResult> Register(DeskVisit visit, Registration asked) =>
        await registering.Register(visit, asked) is { } refused
            ? frame.No(visit, refused, Path)
            : new SeeOther($"{ServedPages.Person}?done=registered");

    /// <summary>The day, as it is everywhere in the program.</summary>
    internal static DateOnly Today(DeskVisit visit) => DanishClock.Day(visit.Now);
}
