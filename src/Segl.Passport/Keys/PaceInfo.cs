namespace Segl.Passport;

/// <summary>
/// What a chip says about PACE (Doc 9303-11 section 9.2.1): a protocol and the curve that goes with it.
/// </summary>
/// <param name="Oid">The protocol.</param>
/// <param name="ParameterId">Standardized domain parameters, or the number of a PACEDomainParameterInfo; null if left
/// out.</param>
internal sealed record PaceInfo(string Oid, int? ParameterId);
