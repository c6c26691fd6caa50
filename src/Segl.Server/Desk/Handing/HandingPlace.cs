using NodaTime;
using Segl.Rules;
using Segl.Server.Desks;

namespace Segl.Server.Desk.Handing;

/// <summary>Where something is handed to a citizen: an officer's request at a desk.</summary>
/// <param name="Officer">The officer's own identity.</param>
/// <param name="OfficerName">The officer's name.</param>
/// <param name="DeskId">The desk.</param>
/// <param name="DeskName">What the desk is called on paper.</param>
/// <param name="Zone">The desk's time zone (IANA).</param>
/// <param name="Printer">The address of its printer; null where it has none.</param>
/// <param name="Because">Why the officer does it, as the citizen reads it in their activity.</param>
/// <param name="Now">The instant of the request.</param>
/// <param name="Stop">Ends with the request.</param>
internal sealed record HandingPlace(
    Guid Officer,
    string OfficerName,
    string DeskId,
    string DeskName,
    string Zone,
    string? Printer,
    string Because,
    DateTimeOffset Now,
    CancellationToken Stop
)
{
    /// <summary>An instant as the clock on the desk's wall shows it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => In(at).ToDateTimeOffset();

    /// <summary>The end of the desk's day.</summary>
    public DateTimeOffset EndOfDay => DeskClock.Zone(Zone).AtStartOfDay(In(Now).Date.PlusDays(1)).ToDateTimeOffset();

    /// <summary>Something for the citizen's screen.</summary>
    public ScreenOffer Offer(ScreenOfferKind kind, Guid? personId, string language, string? serial) =>
        ScreenOffer.New(Guid.NewGuid(), kind, personId, language, serial, OfficerName, Because, Now);

    private ZonedDateTime In(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(DeskClock.Zone(Zone));
}
