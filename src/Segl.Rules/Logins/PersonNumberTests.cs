namespace Segl.Rules;

/// <summary>R97: what a private relying party may ask about a person number.</summary>
/// <param name="Asked">How often it asked after this login.</param>
/// <param name="LoggedInAt">When the login was approved.</param>
/// <param name="AskedInADay">How often it asked about this person after all logins of a day, this one included.</param>
public sealed record PersonNumberTests(int Asked, DateTimeOffset LoggedInAt, int AskedInADay)
{
    /// <summary>R97: the logins whose tests count together with those of one that is tested now.</summary>
    public static DateTimeOffset LoggedInAfter(DateTimeOffset now) => now - TimeSpan.FromDays(1);

    /// <summary>How many tests are left after this login: three, and no more than a day has left, since a citizen who
    /// logs in again and again would be guessed otherwise.</summary>
    public int Left =>
        Math.Max(0, Math.Min(Limits.PersonNumberTests - Asked, Limits.PersonNumberTestsADay - AskedInADay));

    /// <summary>R97: one is left, within 15 minutes.</summary>
    public bool May(DateTimeOffset now) => Left > 0 && now < LoggedInAt + Limits.PersonNumberTestWithin;
}
