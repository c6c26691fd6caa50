using Segl.Rules;
using Segl.Server.My.Texts;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Visiting;
using Segl.Server.Web;

namespace Segl.Server.My;

/// <summary>The portal: everybody may see what is theirs, at whatever level they are.</summary>
internal sealed class Portal(OwnClients own) : OwnDoor<MyVisit>(own.My)
{
    /// <inheritdoc/>
    public override AssuranceLevel AskedLevel => AssuranceLevel.Low;

    /// <inheritdoc/>
    public override SessionRule Ends => SessionRule.Portal;

    /// <inheritdoc/>
    public override bool IsBoundToPlace => false;

    /// <inheritdoc/>
    public override string NameIn(Language language) => MyTexts.In(language).Name;

    /// <inheritdoc/>
    public override string LeadIn(Language language) => MyTexts.In(language).OutsideLead;

    /// <inheritdoc/>
    public override string? NotAdmittedIn(Language language) => null;

    /// <inheritdoc/>
    public override Task<MyVisit?> Admit(Visit visit) => Task.FromResult<MyVisit?>(new(visit));

    /// <inheritdoc/>
    public override IReadOnlyList<DoorPlace> Places(MyVisit visit) =>
        [
            new(Path, visit.Texts.Overview),
            new(AuthenticatorsPage.Path, visit.Texts.Authenticators),
            new("/my/devices", visit.Texts.Devices),
            new(ActivityPage.Path, visit.Texts.Activity),
            new("/my/profile", visit.Texts.Profile),
        ];
}
