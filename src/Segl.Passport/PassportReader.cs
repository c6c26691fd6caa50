namespace Segl.Passport;

/// <summary>
/// A whole reading in the order of Doc 9303-11 section 4: open the chip, read it, prove the data, prove the chip.
/// Active
/// authentication comes first, since chip authentication changes the keys of the session; every check that the signed
/// data
/// offer must succeed.
/// </summary>
/// <param name="trust">Authorities and revocations.</param>
/// <param name="policy">Which algorithms are strong enough.</param>
public sealed class PassportReader(TrustStore trust, PassportPolicy policy)
{
    /// <summary>Reads a document.</summary>
    /// <param name="session">A new conversation with its chip.</param>
    /// <param name="key">What opens it.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>The verdict; what the transport throws passes through.</returns>
    public async ValueTask<PassportVerdict> Read(
        ChipSession session,
        AccessKey key,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        try
        {
            return new PassportVerdict.Authentic(await ReadAuthentic(session, key, now, ct));
        }
        catch (PassportException refused)
        {
            return new PassportVerdict.Refused(refused.Fault, refused.Message);
        }
    }

    private async ValueTask<AuthenticDocument> ReadAuthentic(
        ChipSession session,
        AccessKey key,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var access = await ChipAccess.Open(session, key, ct);
        var files = await ReadFiles(session, access, ct);
        var document = PassiveAuthentication.Verify(files, trust, policy, now);
        if (key.Mrz is { } mrz && mrz.Information != document.Mrz.Information)
        {
            throw new PassportException(
                PassportFault.MrzDiffers,
                "The chip holds another zone than the one that was read."
            );
        }
        access.CheckAgainst(document.Security);

        var proofs = new List<CloneProof>();
        if (access.Mapping is { } mapping)
        {
            proofs.Add(ChipAuthentication.ProveMapping(document, mapping, policy));
        }
        if (document.ActiveAuthenticationKey is { } activeKey)
        {
            proofs.Add(await ActiveAuthentication.Prove(session, document, activeKey, policy, ct));
        }
        if (ChipAuthentication.IsOffered(document.Security) && access.Mapping is null)
        {
            proofs.Add(await ChipAuthentication.Prove(session, document, document.Security!, policy, ct));
        }
        return proofs.Count > 0
            ? new(proofs)
            : throw new PassportException(
                PassportFault.NoCloneCheck,
                "The chip offers no way to prove that it is no copy."
            );
    }

    private static async ValueTask<DocumentFiles> ReadFiles(
        ChipSession session,
        ChipAccess access,
        CancellationToken ct
    )
    {
        // EF.CardSecurity is in the master file, so it comes before the application is selected.
        var cardSecurity = access.Mapping is null
            ? default(ReadOnlyMemory<byte>?)
            : await ChipFiles.Read(session, ElementaryFile.CardSecurity, ct);
        if (access.IsPace)
        {
            await ChipFiles.SelectApplication(session, ct);
        }

        var sod = await ChipFiles.Read(session, ElementaryFile.Sod, ct);
        var groups = new Dictionary<ElementaryFile, ReadOnlyMemory<byte>>();
        foreach (var file in PassiveAuthentication.Listed(sod))
        {
            groups[file] =
                await ChipFiles.Find(session, file, ct)
                ?? throw new PassportException(PassportFault.DataGroupMissing, $"{file} is signed and is not there.");
        }
        return new(sod, groups, cardSecurity);
    }
}
