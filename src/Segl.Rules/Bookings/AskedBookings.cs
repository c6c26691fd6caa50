namespace Segl.Rules;

/// <summary>
/// R80, R95: how often somebody asked for an appointment since a period began: an address, a phone number or e-mail
/// address, or one form.
/// </summary>
/// <param name="Began">When the period began.</param>
/// <param name="Count">How often it asked in the period.</param>
public sealed record AskedBookings(DateTimeOffset Began, int Count)
{
    /// <summary>One more, or why not.</summary>
    /// <param name="before">What was counted before; null for nothing.</param>
    /// <param name="most">How often in a period.</param>
    /// <param name="period">The period.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<AskedBookings> OneMore(AskedBookings? before, int most, TimeSpan period, DateTimeOffset now)
    {
        if (before is null || now >= before.Began + period)
        {
            return new AskedBookings(now, 1);
        }

        return before.Count < most
            ? before with
            {
                Count = before.Count + 1,
            }
            : new Refusal(Reason.TooManyBookings, before.Began + period);
    }
}
