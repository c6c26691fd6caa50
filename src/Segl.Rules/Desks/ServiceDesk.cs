namespace Segl.Rules;

/// <summary>A Citizen Service desk (R80).</summary>
/// <param name="Id">A short slug, such as <c>aarhus</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Street">Street and number.</param>
/// <param name="Postcode">The postcode.</param>
/// <param name="Town">The town.</param>
/// <param name="At">Where it is.</param>
/// <param name="Zone">The time zone of the clock on its wall (IANA).</param>
/// <param name="Phone">Its phone number.</param>
/// <param name="Email">Its e-mail address, if it has one.</param>
/// <param name="Printer">The address of its printer (<c>ipp:</c> or <c>ipps:</c>), if it has one.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="ClosedDays">Days on which it is closed nevertheless.</param>
/// <param name="Places">How many appointments it has at the same time.</param>
/// <param name="Length">How long an appointment takes.</param>
/// <param name="ClosedAt">When it was closed for good; null as long as it was not.</param>
public sealed record ServiceDesk(
    string Id,
    string Name,
    string Street,
    string Postcode,
    string Town,
    Coordinates At,
    string Zone,
    string Phone,
    string? Email,
    string? Printer,
    OpeningHours Hours,
    IReadOnlySet<DateOnly> ClosedDays,
    int Places,
    TimeSpan Length,
    DateTimeOffset? ClosedAt = null
)
{
    /// <summary>The times of a day at which an appointment can begin, by the clock on the wall.</summary>
    public IEnumerable<TimeOnly> Starts(DateOnly day) =>
        ClosedAt is not null || ClosedDays.Contains(day) ? [] : Hours.Starts(day.DayOfWeek, Length);
}
