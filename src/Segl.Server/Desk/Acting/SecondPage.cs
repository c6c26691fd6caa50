using Segl.Rules;
using Segl.Server.Desk.Serving;
using Segl.Server.Login;
using Segl.Server.Notices.Texts;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acting;

/// <summary>
/// <c>/desk/second</c>: T-40: what waits at this desk for a second officer: another person, in an own login, whose own app is
/// asked. They see what it is, and on what evidence, and decide.
/// </summary>
internal sealed class SecondPage
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/second";

    private const string Act = "desk-second";

    private readonly DeskPages pages;
    private readonly DeskFrame frame;
    private readonly FreshApprovals<DeskVisit> approvals;
    private readonly DeskActing acting;
    private readonly Citizens citizens;
    private readonly Database database;
    private readonly People people;

    private sealed record Asked(Guid Proposal);

    private sealed record Waiting(StoredProposal Proposal, Person Citizen, string First);

    public SecondPage(
        DeskPages pages,
        DeskFrame frame,
        FreshApprovals<DeskVisit> approvals,
        DeskActing acting,
        Citizens citizens,
        Database database,
        People people
    )
    {
        (this.pages, this.frame, this.approvals, this.acting) = (pages, frame, approvals, acting);
        (this.citizens, this.database, this.people) = (citizens, database, people);
        approvals.Add<Asked>(Act, (visit, asked, _) => CarryOut(visit, asked.Proposal));
    }

    /// <summary>Maps the page and its forms.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/yes", pages.Act(Yes));
        app.MapPost($"{Path}/no", pages.Act(No));
    }

    private async Task<IResult> Show(DeskVisit visit)
    {
        var texts = visit.Texts;
        var waiting = await database.Read(
            async session =>
            {
                var found = new List<Waiting>();
                var since = visit.Now - Limits.DeskProposalValid;
                foreach (var proposal in await DeskProposalStore.Open(session, visit.Officer.DeskId, since))
                {
                    found.AddRange(await With(session, proposal) is { } whole ? [whole] : []);
                }

                return found;
            },
            visit.Context.RequestAborted
        );
        Html said = visit.Done is "yes" or "no"
            ? $"""<p class="note ok" role="status">{texts.Decided}</p>"""
            : Html.None;
        Html none = waiting.Count == 0 ? $"<p>{texts.NothingWaits}</p>" : Html.None;
        return frame.Page(
            visit,
            texts.Second,
            $"""
            {said}<p>{texts.SecondLead}</p>{none}
            {waiting.Select(one => Card(visit, one))}
            {Shortcuts.Of(texts)}
            """
        );
    }

    private static async Task<Waiting?> With(Session session, StoredProposal proposal) =>
        await PersonStore.Find(session, proposal.PersonId) is { } citizen
        && await PersonStore.Find(session, proposal.Proposal.ProposedBy) is { } first
            ? new(proposal, citizen, first.Name)
            : null;

    // What this officer could not decide is shown, and not offered.
    private Html Card(DeskVisit visit, Waiting one)
    {
        var (texts, proposal) = (visit.Texts, one.Proposal);
        var refused = proposal.Proposal.WhyNotDecide(
            citizens.ResidentOf(visit.Person),
            citizens.ResidentOf(one.Citizen),
            visit.Now
        );
        Html decide = refused is not null
            ? (Html)$"""<p class="note">{Sentences.Of(refused.Because, visit.Language)}</p>"""
            : $"""
                {visit.Form($"{Path}/yes", $"""{Hidden(proposal)}<button class="act">{texts.SecondYes}</button>""")}
                {visit.Form($"{Path}/no", $"""{Hidden(proposal)}<button class="harm">{texts.SecondNo}</button>""")}
                """;
        return $"""
            <section class="card"><h2>{texts.WordsOf(proposal.Act, one.Citizen.Name)}</h2>
            <dl class="facts">
            <dt>{texts.BirthDate}</dt><dd>{texts.Day(one.Citizen.BirthDate)}</dd>
            <dt>{texts.Level}</dt><dd>{texts.NameOf(one.Citizen.Level)}</dd>
            <dt>{texts.Evidence}</dt><dd>{texts.ShownIn(proposal.Evidence)}</dd>
            <dt>{texts.Reason}</dt><dd>{proposal.Because}</dd>
            <dt>{texts.First}</dt><dd>{one.First}</dd>
            <dt>{texts.WaitsUntil}</dt><dd>{texts.When(proposal.Proposal.ValidUntil)}</dd>
            </dl>
            <p>{texts.CitizenIsTold(NoticeTexts.In(visit.Language).Of(proposal.Act.Tells())!.What)}</p>
            {decide}</section>
            """;
    }

    private static Html Hidden(StoredProposal proposal) =>
        $"""<input type="hidden" name="id" value="{proposal.Id.ToString()}">""";

    private async Task<IResult> Yes(DeskVisit visit, IFormCollection form)
    {
        if (await Find(visit, form["id"]) is not { } one)
        {
            return frame.No(visit, new(Reason.ProposalOver), Path);
        }

        return WhyNot(visit, one) is { } refused
            ? frame.No(visit, refused, Path)
            : await approvals.Ask(
                visit,
                Act,
                visit.Texts.SecondYes,
                visit.Texts.WordsOf(one.Proposal.Act, one.Citizen.Name),
                new Asked(one.Proposal.Id),
                Path
            );
    }

    private async Task<IResult> CarryOut(DeskVisit visit, Guid id)
    {
        var proposal = await database.Read(session => DeskProposalStore.Find(session, visit.Officer.DeskId, id));
        var refused = proposal is null ? new(Reason.ProposalOver) : await acting.DoAsSecond(visit, proposal);
        return refused is null ? new SeeOther($"{Path}?done=yes") : frame.No(visit, refused, Path);
    }

    private async Task<IResult> No(DeskVisit visit, IFormCollection form)
    {
        if (await Find(visit, form["id"]) is not { } one)
        {
            return frame.No(visit, new(Reason.ProposalOver), Path);
        }

        var refused =
            WhyNot(visit, one)
            ?? await people.Change<Refusal?>(
                one.Citizen.Id,
                visit.Now,
                async change =>
                {
                    if (!await DeskProposalStore.Decide(change.Session, one.Proposal, visit.Person.Id, change.Now))
                    {
                        return new(Reason.ProposalOver);
                    }

                    change.Record(
                        Happening.DeskActRefused,
                        visit.Hand(visit.Texts.SecondSaidNo).Facts(("act", one.Proposal.Act.ToString()))
                    );
                    return null;
                }
            );
        return refused is null ? new SeeOther($"{Path}?done=no") : frame.No(visit, refused, Path);
    }

    private Refusal? WhyNot(DeskVisit visit, Waiting one) =>
        one.Proposal.Proposal.WhyNotDecide(
            citizens.ResidentOf(visit.Person),
            citizens.ResidentOf(one.Citizen),
            visit.Now
        );

    private Task<Waiting?> Find(DeskVisit visit, string? typed) =>
        database.Read(async session =>
            Guid.TryParse(typed, out var id)
            && await DeskProposalStore.Find(session, visit.Officer.DeskId, id) is { } proposal
                ? await With(session, proposal)
                : null
        );
}
