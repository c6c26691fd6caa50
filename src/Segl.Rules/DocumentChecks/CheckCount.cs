namespace Segl.Rules;

/// <summary>T-29: how many checks a document, an installation or an address had within a day.</summary>
/// <param name="BeganAt">When the day of this count began.</param>
/// <param name="Checks">The checks since then.</param>
public sealed record CheckCount(DateTimeOffset BeganAt, int Checks = 0)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The count with one check more.</summary>
    /// <param name="most">How many there may be within a day.</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The count, or the refusal with the end of the day.</returns>
    public Outcome<CheckCount> OneMore(int most, DateTimeOffset now)
    {
        if (now >= BeganAt + Day)
        {
            return new CheckCount(now, 1);
        }

        return Checks < most
            ? this with
            {
                Checks = Checks + 1,
            }
            : new Refusal(Reason.TooManyDocumentChecks, BeganAt + Day);
    }
}
