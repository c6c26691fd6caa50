namespace Segl.Rules;

/// <summary>What a desk sees of a person, as far as the rules ask for it.</summary>
/// <param name="Level">The identity's level.</param>
/// <param name="IsFrozen">Whether it is frozen.</param>
/// <param name="HasEnded">Whether it has ended.</param>
/// <param name="HasPhone">Whether a number is registered.</param>
/// <param name="PhoneIsHeld">R35: whether its number was changed so lately that it gets no codes.</param>
/// <param name="ActiveApps">The active apps.</param>
/// <param name="BlockedApps">R22: those of them that wait for a new PIN.</param>
/// <param name="ActiveDevices">The devices in use.</param>
public sealed record ServedPerson(
    AssuranceLevel Level,
    bool IsFrozen,
    bool HasEnded,
    bool HasPhone,
    bool PhoneIsHeld,
    int ActiveApps,
    int BlockedApps,
    int ActiveDevices
);
