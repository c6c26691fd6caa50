using Segl.Rules;
using Segl.Server.Visiting;

namespace Segl.Server.Desk.Serving;

/// <summary>
/// One citizen at a time: the visit is sealed in the officer's browser, and nobody else has it. What was shown stands in the
/// citizen's journal as well (T-45).
/// </summary>
internal sealed class ServedVisits(SealedCookies<DeskVisit> cookies)
{
    private const string Cookie = "_served";

    /// <summary>The visit under way; null if there is none.</summary>
    public ServedVisit? Of(DeskVisit visit) =>
        cookies.Find<ServedVisit>(visit.Context, Cookie) is { } served
        && served.Login == visit.Session.LoginId
        && visit.Now < served.Until
            ? served
            : null;

    /// <summary>Begins a visit, in place of the one before.</summary>
    public void Begin(DeskVisit visit, Guid personId, string because, DeskEvidence shown) =>
        Keep(
            visit,
            new(
                visit.Session.LoginId,
                personId,
                because,
                visit.Now + Limits.DeskVisitValid,
                shown.Documents,
                shown.HasWitness
            )
        );

    /// <summary>Keeps what came to it.</summary>
    public void Keep(DeskVisit visit, ServedVisit served) =>
        cookies.Give(visit.Context, Cookie, served, Limits.DeskVisitValid);

    /// <summary>Ends it.</summary>
    public void End(DeskVisit visit) => cookies.Take(visit.Context, Cookie);
}
