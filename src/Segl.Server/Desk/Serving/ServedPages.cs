using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>A request about the citizen who is being served.</summary>
/// <param name="Visit">The officer's request.</param>
/// <param name="Served">The visit under way.</param>
/// <param name="Person">The citizen, as read for this request.</param>
/// <param name="Facts">What the rules ask about them.</param>
/// <param name="Held">What they log in with.</param>
internal sealed record AtDesk(
    DeskVisit Visit,
    ServedVisit Served,
    Person Person,
    ServedPerson Facts,
    Authenticators Held
);

/// <summary>Lets pages and forms run for the citizen who is being served, and for nobody else.</summary>
internal sealed class ServedPages(DeskPages pages, DeskFrame frame, ServedVisits served, Database database)
{
    /// <summary>The page of the citizen.</summary>
    public const string Person = "/desk/person";

    /// <summary>A page.</summary>
    public RequestDelegate Show(Func<AtDesk, Task<IResult>> page) => pages.Show(visit => Run(visit, page));

    /// <summary>A form.</summary>
    public RequestDelegate Act(Func<AtDesk, IFormCollection, Task<IResult>> act) =>
        pages.Act((visit, form) => Run(visit, at => act(at, form)));

    /// <summary>The citizen who is being served; null if nobody is.</summary>
    public Task<AtDesk?> Find(DeskVisit visit) =>
        served.Of(visit) is not { } under
            ? Task.FromResult<AtDesk?>(null)
            : database.Read(
                async session =>
                {
                    if (await PersonStore.Find(session, under.PersonId) is not { } person)
                    {
                        return null;
                    }

                    var (facts, held) = await Citizens.Of(session, person, visit.Now);
                    return new AtDesk(visit, under, person, facts, held);
                },
                visit.Context.RequestAborted
            );

    private async Task<IResult> Run(DeskVisit visit, Func<AtDesk, Task<IResult>> page) =>
        await Find(visit) is { } at ? await page(at) : frame.No(visit, new(Reason.DeskVisitOver), FindPage.Path);
}
