using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>
/// A document before it is made: what it holds, how it is signed and how its chip opens and proves itself. As it stands
/// it is an
/// honest passport with PACE, active authentication and chip authentication; each lying one is this with one thing
/// bent.
/// </summary>
public sealed record ChipDesign
{
    /// <summary>Who issues it.</summary>
    public TestState State { get; init; } = new();

    /// <summary>What is printed.</summary>
    public string Mrz { get; init; } = Specimen.Passport;

    /// <summary>The zone that opens it, when that is not the one it holds.</summary>
    public string? OpensWith { get; init; }

    /// <summary>The portrait.</summary>
    public byte[] Portrait { get; init; } = Specimen.Jpeg;

    /// <summary>Whether there is a DG11.</summary>
    public bool HasMore { get; init; }

    /// <summary>PACE protocol; null for a chip with BAC only.</summary>
    public string? Pace { get; init; } = "0.4.0.127.0.7.2.2.4.2.2";

    /// <summary>The PACE that the chip runs, when that is not the one it is signed with.</summary>
    public string? OpensByPace { get; init; }

    /// <summary>Domain parameters of PACE; above 31 they are written out, for this curve.</summary>
    public int PaceParameter { get; init; } = 13;

    /// <summary>Parameters written out beside the PACEInfo, when its number is above 31.</summary>
    public EcTestKey PaceDomain { get; init; } = TestKey.Ec("domain").Explicitly();

    /// <summary>The key of active authentication; null for none.</summary>
    public TestKey? ActiveKey { get; init; } = TestKey.Ec("active", "secp256r1");

    /// <summary>The hash of active authentication with RSA.</summary>
    public HashAlgorithmName ActiveHash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>The key of chip authentication; null for none.</summary>
    public EcTestKey? ChipKey { get; init; } = TestKey.Ec("chip");

    /// <summary>The protocol of chip authentication; null when DG14 has only the key.</summary>
    public string? ChipProtocol { get; init; } = "0.4.0.127.0.7.2.2.3.2.2";

    /// <summary>The number of that key; null when it is the only one.</summary>
    public int? ChipKeyId { get; init; }

    /// <summary>How data groups are hashed.</summary>
    public HashAlgorithmName DataHash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>How EF.SOD is signed.</summary>
    public SignatureKind Kind { get; init; } = SignatureKind.Sha256;

    /// <summary>The type of the signed content.</summary>
    public string ContentType { get; init; } = "2.23.136.1.1.1";

    /// <summary>When it was signed; null for no such attribute.</summary>
    public DateTimeOffset? SignedAt { get; init; } = new(2024, 4, 15, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Changes the files after they were signed.</summary>
    public Action<Dictionary<ElementaryFile, byte[]>> Tamper { get; init; } = _ => { };

    /// <summary>Turns the SecurityInfos of DG14 round, so that they are not sorted.</summary>
    public bool IsUnsorted { get; init; }

    /// <summary>What the chip does otherwise than an ordinary one.</summary>
    public ChipHabit Habit { get; init; }

    /// <summary>All files of the chip.</summary>
    internal Dictionary<ElementaryFile, byte[]> Files()
    {
        var files = new Dictionary<ElementaryFile, byte[]>
        {
            [ElementaryFile.DataGroup1] = TestFiles.DataGroup1(Mrz),
            [ElementaryFile.DataGroup2] = TestFiles.DataGroup2(Portrait),
        };
        if (HasMore)
        {
            files[ElementaryFile.DataGroup11] = TestFiles.DataGroup11();
        }
        var infos = SecurityInfos().ToList();
        if (infos.Count > 0)
        {
            files[ElementaryFile.DataGroup14] = TestFiles.DataGroup14(
                IsUnsorted ? infos.AsEnumerable().Reverse() : Sorted(infos)
            );
        }
        if (ActiveKey is not null)
        {
            files[ElementaryFile.DataGroup15] = TestFiles.DataGroup15(ActiveKey);
        }

        var groups = files.Keys.Order().ToList();
        var hashes = TestFiles.SecurityObject(
            DataHash,
            groups.Select(group => (group.DataGroupNumber(), files[group]))
        );
        files[ElementaryFile.Sod] = Tlv.Write(0x77, Sign(ContentType, hashes));
        files[ElementaryFile.Com] = TestFiles.Com(groups);
        if (Pace is not null)
        {
            files[ElementaryFile.CardAccess] = TestFiles.Set(PaceInfos());
        }
        if (IsMapped)
        {
            files[ElementaryFile.CardSecurity] = Sign(
                "0.4.0.127.0.7.3.2.1",
                TestFiles.Set(Sorted([.. PaceInfos(), .. ChipInfos()]))
            );
        }
        Tamper(files);
        return files;
    }

    /// <summary>Whether PACE proves the key of EF.CardSecurity.</summary>
    internal bool IsMapped => Pace?.StartsWith("0.4.0.127.0.7.2.2.4.6.", StringComparison.Ordinal) == true;

    private static IEnumerable<byte[]> Sorted(List<byte[]> infos) =>
        infos.OrderBy(Convert.ToHexString, StringComparer.Ordinal);

    private byte[] Sign(string contentType, byte[] content) =>
        TestMessage.Sign(contentType, content, State.SignerKey, State.SignerCertificate(), Kind, SignedAt);

    private IEnumerable<byte[]> PaceInfos()
    {
        if (Pace is null)
        {
            yield break;
        }
        yield return TestFiles.PaceInfo(Pace, PaceParameter);
        if (PaceParameter > 31)
        {
            yield return TestFiles.PaceDomain(PaceDomain, PaceParameter);
        }
    }

    private IEnumerable<byte[]> ChipInfos() =>
        ChipKey is null ? [] : TestFiles.ChipAuthentication(IsMapped ? null : ChipProtocol, ChipKey, ChipKeyId);

    private IEnumerable<byte[]> SecurityInfos() =>
        [
            .. PaceInfos(),
            .. IsMapped ? [] : ChipInfos(),
            .. ActiveKey is EcTestKey
                ? [TestFiles.ActiveAuthentication("0.4.0.127.0.7.1.1.4.1.3")]
                : (IEnumerable<byte[]>)[],
        ];
}
