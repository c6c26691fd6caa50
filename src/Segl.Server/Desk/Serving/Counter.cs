using Segl.Rules;
using Segl.Server.Desk.Texts;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>
/// R83: the Citizen Service desk as a door. Officers are persons, and log in with their own identity at Substantial or High; an
/// officer who is ended is out at the next request.
/// </summary>
internal sealed class Counter(OwnClients own, Database database) : OwnDoor<DeskVisit>(own.Desk)
{
    /// <inheritdoc/>
    public override AssuranceLevel AskedLevel => AssuranceLevel.Substantial;

    /// <inheritdoc/>
    public override SessionRule Ends => SessionRule.Officer;

    /// <inheritdoc/>
    public override bool IsBoundToPlace => true;

    /// <inheritdoc/>
    public override string NameIn(Language language) => DeskTexts.In(language).Name;

    /// <inheritdoc/>
    public override string LeadIn(Language language) => DeskTexts.In(language).OutsideLead;

    /// <inheritdoc/>
    public override string? NotAdmittedIn(Language language) => DeskTexts.In(language).NoOfficer;

    /// <inheritdoc/>
    public override async Task<DeskVisit?> Admit(Visit visit) =>
        visit.Level < AskedLevel
            ? null
            : await database.Read(
                async session =>
                    await OfficerStore.Active(session, visit.Person.Id) is { } officer
                        ? new DeskVisit(visit, officer, await DeskStore.Find(session, officer.DeskId))
                        : null,
                visit.Context.RequestAborted
            );

    /// <inheritdoc/>
    public override IReadOnlyList<DoorPlace> Places(DeskVisit visit) =>
        [
            new(Path, visit.Texts.Find, "f"),
            new($"{Path}/today", visit.Texts.Today, "t"),
            new($"{Path}/second", visit.Texts.Second, "b"),
            new($"{Path}/screen", visit.Texts.Screen, "k"),
        ];
}
