namespace Segl.Server.Desk.Handing;

/// <summary>Where something is handed to a citizen: an officer's request at a desk.</summary>
/// <param name="Officer">The officer's own identity.</param>
/// <param name="DeskId">The desk.</param>
/// <param name="DeskName">What the desk is called on paper.</param>
/// <param name="Zone">The desk's time zone (IANA).</param>
/// <param name="Printer">The address of its printer; null where it has none.</param>
/// <param name="Because">Why the officer does it, as the citizen reads it in their activity.</param>
/// <param name="Now">The instant of the request.</param>
/// <param name="Stop">Ends with the request.</param>
internal sealed record HandingPlace(
    Guid Officer,
    string DeskId,
    string DeskName,
    string Zone,
    string? Printer,
    string Because,
    DateTimeOffset Now,
    CancellationToken Stop
)
{
    /// <summary>An instant as the clock on the desk's wall shows it; in UTC where the zone is not known.</summary>
    public DateTimeOffset Local(DateTimeOffset at) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? TimeZoneInfo.ConvertTime(at, zone) : at;
}
