using Segl.Rules;
using Segl.Server.Desk.Texts;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>
/// <c>/desk/witness</c>: R82: without enough documents a witness vouches: with a photo document of their own, and in their own
/// login, in which they read for whom.
/// </summary>
internal sealed class WitnessPage
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/witness";

    private const string Act = "vouch";

    private readonly ServedPages pages;
    private readonly DeskFrame frame;
    private readonly ServedVisits served;
    private readonly Citizens citizens;
    private readonly FreshApprovals<DeskVisit> approvals;
    private readonly KeyEncryptionKey keys;
    private readonly Database database;
    private readonly People people;

    private sealed record Asked(Guid Witness, ShownDocument Document);

    public WitnessPage(
        ServedPages pages,
        DeskFrame frame,
        ServedVisits served,
        Citizens citizens,
        FreshApprovals<DeskVisit> approvals,
        KeyEncryptionKey keys,
        Database database,
        People people
    )
    {
        (this.pages, this.frame, this.served, this.citizens) = (pages, frame, served, citizens);
        (this.approvals, this.keys, this.database, this.people) = (approvals, keys, database, people);
        approvals.AddForAny<Asked>(Act, Vouch);
    }

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(at => Task.FromResult(Show(at))));
        app.MapPost(Path, pages.Act(Ask));
    }

    private IResult Show(AtDesk at)
    {
        var texts = at.Visit.Texts;
        return frame.Page(
            at.Visit,
            texts.CallWitness,
            $"""
            <p>{texts.WitnessLead(at.Person.Name)}</p>
            <ul>{texts.WitnessRules.Select(rule => (Html)$"<li>{rule}</li>")}</ul>
            {at.Visit.Form(
                Path,
                $"""
                <div class="field">
                  <label for="user">{texts.WitnessUserId}</label>
                  <input type="text" id="user" name="user" required autocomplete="off" spellcheck="false">
                </div>
                {EvidencePage.Fields(texts)}
                <button class="act">{texts.WitnessApproves}</button>
                """
            )}
            <p><a class="button plain" href="{ServedPages.Person}">{texts.BackToCitizen}</a></p>
            """
        );
    }

    private async Task<IResult> Ask(AtDesk at, IFormCollection form)
    {
        if (!EvidencePage.Read(form).IsGranted(out var document, out var wrong))
        {
            return frame.No(at.Visit, wrong, Path);
        }

        // R82: the witness's own document has a photo that R81 takes.
        if (!ShownDocument.IsEnough(document.Kind))
        {
            return frame.No(at.Visit, new(Reason.EvidenceMissing), Path);
        }

        if (await people.ByUserId(form["user"].ToString(), at.Visit.Context.RequestAborted) is not { } id)
        {
            return frame.No(at.Visit, new(Reason.WitnessNotUsable), Path);
        }

        var (person, refused) = await database.Read(async session =>
        {
            var found = await PersonStore.Find(session, id);
            return (found, found is null ? new(Reason.WitnessNotUsable) : await WhyNot(session, at, found));
        });
        return refused is not null
            ? frame.No(at.Visit, refused, Path)
            : await approvals.Ask(
                at.Visit,
                Act,
                at.Visit.Texts.VouchAction,
                at.Visit.Texts.VouchText(at.Person.Name),
                new Asked(id, document),
                ServedPages.Person,
                person
            );
    }

    private async Task<Refusal?> WhyNot(Session session, AtDesk at, Person witness) =>
        new Witness(
            citizens.ResidentOf(witness),
            witness.BirthDate,
            witness.RegisteredAt,
            witness is { FrozenAt: null, EndedAt: null },
            await WitnessStore.Since(session, witness.Id, at.Visit.Now - Limits.WitnessWindow)
        ).WhyNot(citizens.ResidentOf(at.Person), at.Visit.Person.Id, at.Visit.Now);

    // Both rows are locked, so that a fourth at the same moment is refused.
    private async Task<IResult> Vouch(DeskVisit visit, Asked asked, TokenFacts given)
    {
        if (await pages.Find(visit) is not { } at)
        {
            return frame.No(visit, new(Reason.DeskVisitOver), FindPage.Path);
        }

        var refused = await people.ChangeMany<Refusal?>(
            [at.Person.Id, asked.Witness],
            visit.Now,
            async (session, changes) =>
            {
                var witness = changes.Single(one => one.Person.Id == asked.Witness);
                if (await WhyNot(session, at, witness.Person) is { } no)
                {
                    return no;
                }

                var hand = visit.Hand(at.Served.Because);
                WitnessStore.Add(session, asked.Witness, visit.Now);
                witness.Record(
                    Happening.VouchedForAnother,
                    hand.Facts([("login", given.Login.LoginId), .. EvidencePage.FactsOf(asked.Document, keys)])
                );
                changes
                    .Single(one => one.Person.Id == at.Person.Id)
                    .Record(Happening.WitnessVouched, hand.Facts(("witness", asked.Witness)));
                return null;
            }
        );
        if (refused is not null)
        {
            return frame.No(visit, refused, Path);
        }

        served.Keep(visit, at.Served with { HasWitness = true });
        return new SeeOther($"{ServedPages.Person}?done=vouched");
    }
}
