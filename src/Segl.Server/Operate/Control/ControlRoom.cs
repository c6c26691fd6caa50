using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate.Control.Texts;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Control;

/// <summary>
/// R88: the operator's door. Operators are persons, and log in with their own identity at Substantial or High; one who is
/// ended is out at the next request.
/// </summary>
internal sealed class ControlRoom(OwnClients own, Database database) : OwnDoor<OperateVisit>(own.Operate)
{
    /// <inheritdoc/>
    public override AssuranceLevel AskedLevel => AssuranceLevel.Substantial;

    /// <inheritdoc/>
    public override SessionRule Ends => SessionRule.Officer;

    /// <inheritdoc/>
    public override bool IsBoundToPlace => true;

    /// <inheritdoc/>
    public override string NameIn(Language language) => OperateTexts.In(language).Name;

    /// <inheritdoc/>
    public override string LeadIn(Language language) => OperateTexts.In(language).OutsideLead;

    /// <inheritdoc/>
    public override string? NotAdmittedIn(Language language) => OperateTexts.In(language).NoOperator;

    /// <inheritdoc/>
    public override async Task<OperateVisit?> Admit(Visit visit) =>
        visit.Level >= AskedLevel
        && await database.Read(session => OperatorStore.Active(session, visit.Person.Id), visit.Context.RequestAborted)
            is not null
            ? new(visit)
            : null;

    /// <inheritdoc/>
    public override IReadOnlyList<DoorPlace> Places(OperateVisit visit) =>
        [
            new(Path, visit.Texts.Overview),
            new($"{Path}/clients", visit.Texts.Clients),
            new($"{Path}/staff", visit.Texts.Staff),
            new($"{Path}/desks", visit.Texts.Desks),
            new($"{Path}/stock", visit.Texts.Stock),
            new($"{Path}/orders", visit.Texts.Orders),
            new($"{Path}/notices", visit.Texts.Notices),
            new($"{Path}/settings", visit.Texts.SettingsHeading),
            new($"{Path}/journal", visit.Texts.Journal),
        ];
}
