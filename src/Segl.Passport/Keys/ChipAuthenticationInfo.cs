namespace Segl.Passport;

/// <summary>Chip authentication (Doc 9303-11 section 9.2.5): protocol and key.</summary>
/// <param name="Oid">The protocol.</param>
/// <param name="KeyId">Which key it is for, when there are several.</param>
internal sealed record ChipAuthenticationInfo(string Oid, int? KeyId);
