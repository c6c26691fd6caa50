namespace Segl.Rules;

/// <summary>R06: how certain the identity of a person is.</summary>
public enum AssuranceLevel
{
    Low,
    Substantial,
    High,
}

/// <summary>The conditions for registering and using an identity.</summary>
public static class Identities
{
    /// <summary>The current version of the terms (R07).</summary>
    public const string TermsVersion = "2026-1";

    /// <summary>R04, R06: why a person cannot be registered by the command line; null if they can.</summary>
    /// <param name="birthDate">The person's birth date, from the number or as stated.</param>
    /// <param name="level">The requested level. High is given only at a desk, by two different officers.</param>
    /// <param name="today">The day of registration.</param>
    public static Refusal? WhyNotRegister(DateOnly birthDate, AssuranceLevel level, DateOnly today) =>
        (AgeOn(birthDate, today), level) switch
        {
            (< Limits.YoungestAge, _) => new(Reason.TooYoung),
            (_, AssuranceLevel.High) => new(Reason.LevelNotGivenHere),
            _ => null,
        };

    /// <summary>R07: why an activation may not begin with these terms; null if it may.</summary>
    public static Refusal? WhyNotTerms(string? acceptedVersion) =>
        acceptedVersion == TermsVersion ? null : new(Reason.TermsNotAccepted);

    /// <summary>R08: a frozen identity cannot be used for anything.</summary>
    public static Refusal? WhyNotUse(DateTimeOffset? frozenAt) => frozenAt is null ? null : new(Reason.IdentityFrozen);

    /// <summary>Age in whole years on a day. A person born on 29 February has their birthday on 1 March in other
    /// years.</summary>
    public static int AgeOn(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        return (day.Month, day.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0 ? years - 1 : years;
    }
}
