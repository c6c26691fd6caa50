namespace Segl.Rules;

/// <summary>R97: the person number tests of a private relying party.</summary>
/// <param name="Asked">The number of tests after this login.</param>
/// <param name="LoggedInAt">When the login was approved.</param>
/// <param name="AskedInADay">The number of tests of this person after all logins of a day, this one included.</param>
public sealed record PersonNumberTests(int Asked, DateTimeOffset LoggedInAt, int AskedInADay)
{
    /// <summary>R97: logins after this instant count together with one that is tested now.</summary>
    public static DateTimeOffset LoggedInAfter(DateTimeOffset now) => now - TimeSpan.FromDays(1);

    /// <summary>The tests left for this login: three, and no more than the day has left, since otherwise the number
    /// of a citizen who logs in repeatedly could be guessed.</summary>
    public int Left =>
        Math.Max(0, Math.Min(Limits.PersonNumberTests - Asked, Limits.PersonNumberTestsADay - AskedInADay));

    /// <summary>R97: a test is left, within 15 minutes.</summary>
    public bool May(DateTimeOffset now) => Left > 0 && now < LoggedInAt + Limits.PersonNumberTestWithin;
}
