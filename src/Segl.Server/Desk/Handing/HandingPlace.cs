using NodaTime;
using Segl.Rules;
using Segl.Server.Desks;

namespace Segl.Server.Desk.Handing;

/// <summary>Where something is handed to a citizen: an officer's request at a desk.</summary>
/// <param name="Officer">The officer's own identity.</param>
/// <param name="Desk">The desk at which the officer works.</param>
/// <param name="Because">Why the officer does it, as the citizen reads it in their activity.</param>
/// <param name="Now">The instant of the request.</param>
/// <param name="Stop">Ends with the request.</param>
internal sealed record HandingPlace(
    Guid Officer,
    ServiceDesk Desk,
    string Because,
    DateTimeOffset Now,
    CancellationToken Stop
)
{
    /// <summary>An instant as the clock on the desk's wall shows it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => In(at).ToDateTimeOffset();

    /// <summary>The end of the desk's day.</summary>
    public DateTimeOffset EndOfDay => DeskZones.Of(Desk.Zone).AtStartOfDay(In(Now).Date.PlusDays(1)).ToDateTimeOffset();

    private ZonedDateTime In(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(DeskZones.Of(Desk.Zone));
}
