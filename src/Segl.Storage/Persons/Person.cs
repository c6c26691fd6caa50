using Segl.Rules;

namespace Segl.Storage;

/// <summary>The scheme's data about one person. Number and postal address are wrapped; only the server's
/// keys open them.</summary>
public sealed record Person(
    Guid Id,
    PersonNumberKind NumberKind,
    byte[] NumberWrapped,
    string Name,
    DateOnly BirthDate,
    string UserId,
    AssuranceLevel Level,
    string Language,
    string? Phone,
    DateTimeOffset? PhoneChangedAt,
    bool PhoneHoldLifted,
    string? Email,
    string? TermsVersion,
    DateTimeOffset? TermsAcceptedAt,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? FrozenAt,
    int PushesSinceClaim,
    DateTimeOffset? EndedAt = null,
    byte[]? AddressWrapped = null
)
{
    /// <summary>Personal data is never printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => $"person {Id}";
}
