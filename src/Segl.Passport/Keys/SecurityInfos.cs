using System.Formats.Asn1;

namespace Segl.Passport;

/// <summary>
/// SecurityInfos (Doc 9303-11 section 9.2), as EF.CardAccess, EF.CardSecurity and DG14 have them. A SET OF that is not
/// sorted
/// is read like one that is, since honest chips have them; protocols that this library does not know are skipped.
/// </summary>
internal sealed record SecurityInfos(
    IReadOnlyList<PaceInfo> Pace,
    IReadOnlyDictionary<int, NamedCurve> PaceCurves,
    IReadOnlyList<ChipAuthenticationInfo> ChipAuthentication,
    IReadOnlyList<ChipAuthenticationPublicKey> ChipAuthenticationKeys,
    string? ActiveAuthenticationAlgorithm
)
{
    private const int MostInfos = 64;
    private const string PacePrefix = "0.4.0.127.0.7.2.2.4.";
    private const string ChipAuthenticationPrefix = "0.4.0.127.0.7.2.2.3.";
    private const string KeyOnCurve = "0.4.0.127.0.7.2.2.1.2";
    private const string ActiveAuthentication = "2.23.136.1.1.5";

    /// <summary>Reads EF.CardAccess, which is nothing but the set.</summary>
    public static SecurityInfos ReadCardAccess(ReadOnlyMemory<byte> file) => Read(file, "EF.CardAccess");

    /// <summary>Reads DG14 (Doc 9303-10 section 4.7.14).</summary>
    public static SecurityInfos ReadDataGroup14(ReadOnlyMemory<byte> file) => Read(Tlv.Only(file, 0x6E), "DG14");

    /// <summary>Reads the set.</summary>
    public static SecurityInfos Read(ReadOnlyMemory<byte> set, string what) => Asn.ReadLoosely(set, what, ReadSet);

    private static SecurityInfos ReadSet(AsnReader reader)
    {
        var (pace, curves) = (new List<PaceInfo>(), new Dictionary<int, NamedCurve>());
        var (chip, keys) = (new List<ChipAuthenticationInfo>(), new List<ChipAuthenticationPublicKey>());
        string? active = null;
        var infos = reader.ReadSetOf(skipSortOrderValidation: true);
        for (var count = 0; infos.HasData; count++)
        {
            if (count == MostInfos)
            {
                throw new PassportException(PassportFault.TooLong, "Too many SecurityInfos.");
            }

            var info = infos.ReadSequence();
            var oid = info.ReadObjectIdentifier();
            if (oid.StartsWith(PacePrefix, StringComparison.Ordinal))
            {
                // One arc more is a PACEInfo with its cipher; without it, it is a PACEDomainParameterInfo.
                if (oid.AsSpan(PacePrefix.Length).Contains('.'))
                {
                    info.ReadInteger();
                    pace.Add(new(oid, OptionalNumber(info)));
                }
                else if (ReadDomain(info) is var (id, curve) && !curves.TryAdd(id, curve))
                {
                    throw new PassportException(
                        PassportFault.Malformed,
                        "Two sets of domain parameters with one number."
                    );
                }
            }
            else if (
                oid.StartsWith(ChipAuthenticationPrefix, StringComparison.Ordinal)
                && oid.AsSpan(ChipAuthenticationPrefix.Length).Contains('.')
            )
            {
                info.ReadInteger();
                chip.Add(new(oid, OptionalNumber(info)));
            }
            else if (oid == KeyOnCurve && SubjectPublicKey.Read(info) is SubjectPublicKey.Ec key)
            {
                keys.Add(new(key, OptionalNumber(info)));
            }
            else if (oid == ActiveAuthentication)
            {
                info.ReadInteger();
                active = info.ReadObjectIdentifier();
            }
        }
        return new(pace, curves, chip, keys, active);
    }

    private static (int, NamedCurve)? ReadDomain(AsnReader info)
    {
        var algorithm = info.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var id = OptionalNumber(info) ?? -1;

        // Standardized parameters by number (BSI TR-03110-3 section A.2.1.1), a curve, or a group of integers, which is
        // skipped.
        return oid switch
        {
            "0.4.0.127.0.7.1.2" when algorithm.TryReadInt32(out var standard) => NamedCurve.ByParameterId(standard)
                is { } curve
                ? (id, curve)
                : null,
            "1.2.840.10045.2.1" => (id, ExplicitCurve.ReadCurve(algorithm)),
            _ => null,
        };
    }

    private static int? OptionalNumber(AsnReader info) =>
        !info.HasData ? null
        : info.TryReadInt32(out var number) ? number
        : throw new PassportException(PassportFault.Malformed, "A number of a key or curve that is too large.");
}
