namespace Segl.Rules;

/// <summary>Several persons in one installation: household, tablet, work phone.</summary>
public static class SharedPhones
{
    /// <summary>R25: an installation that holds more than one person has no biometrics.</summary>
    public static Refusal? WhyNoBiometrics(int personsOnPhone) =>
        personsOnPhone > 1 ? new(Reason.BiometricsNotAllowed) : null;

    /// <summary>R26: at most five persons share one installation.</summary>
    public static Refusal? WhyNoFurtherPerson(int personsOnPhone) =>
        personsOnPhone >= Limits.PersonsOnOnePhone ? new(Reason.TooManyPersons) : null;
}
