namespace Segl.Rules;

/// <summary>R82: somebody who vouches at a desk for a person without enough documents.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="BirthDate">When they were born.</param>
/// <param name="RegisteredAt">Since when they have their identity.</param>
/// <param name="IsUsable">Whether the identity is neither frozen nor ended.</param>
/// <param name="Vouched">When they vouched before.</param>
public sealed record Witness(
    Resident Person,
    DateOnly BirthDate,
    DateTimeOffset RegisteredAt,
    bool IsUsable,
    IReadOnlyList<DateTimeOffset> Vouched
)
{
    /// <summary>Why they cannot be a witness; null if they can.</summary>
    /// <param name="citizen">For whom.</param>
    /// <param name="officer">Who serves.</param>
    /// <param name="now">The instant of the request.</param>
    public Refusal? WhyNot(Resident citizen, Guid officer, DateTimeOffset now) =>
        Person.Id == citizen.Id || Person.Id == officer || Person.SharesHousehold(citizen) ? new(Reason.WitnessTooNear)
        : !IsUsable ? new(Reason.WitnessNotUsable)
        : Identities.AgeOn(BirthDate, DateOnly.FromDateTime(now.UtcDateTime)) < Limits.WitnessAge
            ? new(Reason.WitnessTooYoung)
        : now <= RegisteredAt + Limits.WitnessIdentityAge
            ? new(Reason.WitnessTooNew, RegisteredAt + Limits.WitnessIdentityAge)
        : Vouched.Count(at => now < at + Limits.WitnessWindow) >= Limits.WitnessUses ? new(Reason.WitnessTooOften)
        : null;
}
