namespace Segl.Rules;

/// <summary>R85: a person of 13 or 14 gets an identity only with the consent of one guardian.</summary>
public static class Guardians
{
    /// <summary>Whether a guardian must consent.</summary>
    public static bool IsNeeded(DateOnly birthDate, DateOnly today) =>
        Identities.AgeOn(birthDate, today) < Limits.WithoutGuardianAge;

    /// <summary>R85: why this person cannot consent; null if they can. That they are the guardian, the officer finds in the
    /// civil register.</summary>
    /// <param name="guardian">Who consents.</param>
    /// <param name="birthDate">When they were born.</param>
    /// <param name="officer">Who serves.</param>
    /// <param name="today">The day.</param>
    public static Refusal? WhyNotConsent(Guid guardian, DateOnly birthDate, Guid officer, DateOnly today) =>
        guardian == officer ? new(Reason.OfficerServesOwn)
        : Identities.AgeOn(birthDate, today) < Limits.WitnessAge ? new(Reason.GuardianTooYoung)
        : null;
}
