namespace Segl.Passport;

/// <summary>A PACE protocol that this library has, on a curve (Doc 9303-11 section 9.2.3).</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Mapping">How the nonce is mapped.</param>
/// <param name="Cipher">What protects the session.</param>
/// <param name="Curve">On which curve.</param>
/// <param name="ParameterId">The number of the domain parameters.</param>
internal sealed record PaceProtocol(
    string Oid,
    PaceMapping Mapping,
    SessionCipher Cipher,
    NamedCurve Curve,
    int? ParameterId
)
{
    private const string Prefix = "0.4.0.127.0.7.2.2.4.";

    /// <summary>
    /// The best that the chip offers: one that proves it is no copy, then the stronger cipher. Null when it offers none
    /// that
    /// is known here, as the mappings over groups of integers.
    /// </summary>
    public static PaceProtocol? Best(SecurityInfos offered) =>
        offered
            .Pace.Select(info => Of(info, offered))
            .OfType<PaceProtocol>()
            .OrderByDescending(protocol => protocol.Mapping == PaceMapping.ChipAuthentication)
            .ThenByDescending(protocol => protocol.Cipher)
            .ThenByDescending(protocol => protocol.Curve.Order.BitLength)
            .FirstOrDefault();

    /// <summary>What an info offers; null when it is not known here.</summary>
    public static PaceProtocol? Of(PaceInfo info, SecurityInfos offered)
    {
        if (
            info.Oid.Length != Prefix.Length + 3
            || Kind(info.Oid[^3]) is not { } mapping
            || info.Oid[^1] is < '1' or > '4'
        )
        {
            return null;
        }

        // A number above 31 is that of parameters written beside it; without a number there is but one set of them.
        var curve =
            info.ParameterId is { } id and <= 31 ? NamedCurve.ByParameterId(id)
            : info.ParameterId is { } own ? offered.PaceCurves.GetValueOrDefault(own)
            : offered.PaceCurves.Count == 1 ? offered.PaceCurves.Values.Single()
            : null;
        return curve is null
            ? null
            : new(info.Oid, mapping, (SessionCipher)(info.Oid[^1] - '0'), curve, info.ParameterId);
    }

    private static PaceMapping? Kind(char arc) =>
        arc switch
        {
            '2' => PaceMapping.Generic,
            '4' => PaceMapping.Integrated,
            '6' => PaceMapping.ChipAuthentication,
            _ => null,
        };
}
