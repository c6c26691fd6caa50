namespace Segl.Passport;

/// <summary>A key of chip authentication (Doc 9303-11 section 9.2.6).</summary>
/// <param name="Key">On a curve; keys over integers are left out.</param>
/// <param name="KeyId">Its number, when there are several.</param>
internal sealed record ChipAuthenticationPublicKey(SubjectPublicKey.Ec Key, int? KeyId);
