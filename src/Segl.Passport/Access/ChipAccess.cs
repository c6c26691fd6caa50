namespace Segl.Passport;

/// <summary>How a chip was opened (Doc 9303-11 section 4.2).</summary>
/// <param name="Protocol">The PACE protocol; null for BAC.</param>
/// <param name="Mapping">What chip authentication mapping left to be proven; null without it.</param>
internal sealed record ChipAccess(PaceProtocol? Protocol, Pace.MappingProof? Mapping)
{
    /// <summary>Whether the master file is still selected, since PACE was run there.</summary>
    public bool IsPace => Protocol is not null;

    /// <summary>
    /// Opens a chip: by PACE if it has a PACE that is known here, and then by nothing else; by BAC otherwise.
    /// </summary>
    public static async ValueTask<ChipAccess> Open(ChipSession session, AccessKey key, CancellationToken ct)
    {
        await ChipFiles.SelectMasterFile(session, ct);
        var cardAccess = await ChipFiles.Find(session, ElementaryFile.CardAccess, ct);
        var offered = cardAccess is { } file ? SecurityInfos.ReadCardAccess(file) : null;
        if (offered is not null && PaceProtocol.Best(offered) is { } protocol)
        {
            var mapping = await Pace.Open(session, protocol, key, offered.PaceCurves.Count > 1, ct);
            return new(protocol, mapping);
        }
        if (!key.IsMrz)
        {
            throw new PassportException(PassportFault.Unsupported, "A card access number opens a chip by PACE only.");
        }

        await ChipFiles.SelectApplication(session, ct);
        await BasicAccessControl.Open(session, key, ct);
        return new(null, null);
    }

    /// <summary>
    /// EF.CardAccess is signed by nothing: whoever carries the commands can leave PACE out of it, and then sees what
    /// BAC shows to
    /// whoever guesses the MRZ (T-24). So it is compared with DG14 once that is proven (Doc 9303-11 section 9.2).
    /// </summary>
    public void CheckAgainst(SecurityInfos? signed)
    {
        if (signed is null || signed.Pace.Count == 0)
        {
            return;
        }
        var isSigned = Protocol is { } used
            ? signed.Pace.Any(info => info.Oid == used.Oid && info.ParameterId == used.ParameterId)
            : PaceProtocol.Best(signed) is null;
        if (!isSigned)
        {
            throw new PassportException(
                PassportFault.AccessDowngraded,
                "The chip has another PACE than the one it offered."
            );
        }
    }
}
