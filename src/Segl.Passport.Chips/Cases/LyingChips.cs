using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>Chips that lie, each in one way. None of them may be read as authentic.</summary>
internal static class LyingChips
{
    private static readonly TestState Utopia = new();

    private static readonly TestState Sweden = new() { Country = "SE", AuthorityKey = TestKey.Ec("csca of Sweden") };

    private static readonly TestState Forger = new() { AuthorityKey = TestKey.Ec("csca of a forger") };

    public static IEnumerable<CorpusCase> All =>
        [
            .. Tries("T-20", Copies),
            .. Tries("T-21", Flipped, Signers, Algorithms),
            .. Tries("T-24", Openings),
            .. Lengths,
            .. Bombs,
        ];

    private static IEnumerable<CorpusCase> Tries(string threat, params IEnumerable<IEnumerable<CorpusCase>> groups) =>
        groups.SelectMany(cases => cases).Select(one => one with { Threat = threat });

    private static IEnumerable<CorpusCase> Copies =>
        [
            new(
                "hidden-dg15",
                "a copy without DG15 and without it in EF.COM",
                Hiding(ElementaryFile.DataGroup15),
                PassportFault.DataGroupMissing
            ),
            new(
                "hidden-dg14",
                "a copy without DG14 and without it in EF.COM",
                Hiding(ElementaryFile.DataGroup14),
                PassportFault.DataGroupMissing
            ),
            new(
                "hidden-in-com-only",
                "a copy whose EF.COM does not list DG15",
                new()
                {
                    Habit = ChipHabit.IsCopy,
                    Tamper = files =>
                        files[ElementaryFile.Com] = TestFiles.Com(ElementaryFile.DataGroup1, ElementaryFile.DataGroup2),
                },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-active",
                "a copy: it has not the key of DG15",
                new() { ChipKey = null, Habit = ChipHabit.IsCopy },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-active-rsa",
                "a copy: it has not the RSA key of DG15",
                new()
                {
                    ChipKey = null,
                    ActiveKey = TestKey.Rsa("active", 1024),
                    Habit = ChipHabit.IsCopy,
                },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-chip",
                "a copy: it has not the key of DG14",
                new() { ActiveKey = null, Habit = ChipHabit.IsCopy },
                PassportFault.ChipAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-mapping",
                "a copy: it has not the key of EF.CardSecurity",
                HonestChips.Mapped with
                {
                    Habit = ChipHabit.IsCopy,
                },
                PassportFault.ChipAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "replayed-active",
                "a signature of an earlier challenge",
                new() { Habit = ChipHabit.Replays },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "acknowledged-only",
                "chip authentication acknowledged, and the old keys kept",
                new() { ActiveKey = null, Habit = ChipHabit.OnlyAcknowledges },
                PassportFault.ChipAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "own-key",
                "a key of its own in DG14, outside the signed hashes",
                new()
                {
                    ActiveKey = null,
                    ChipKey = TestKey.Ec("own"),
                    Tamper = OtherSignature,
                },
                PassportFault.DataGroupDiffers
            ),
            new(
                "no-clone-check",
                "nothing that proves it is no copy",
                new() { ActiveKey = null, ChipKey = null },
                PassportFault.NoCloneCheck
            ),
            new(
                "other-zone",
                "a chip behind the data page of somebody else",
                new() { OpensWith = Specimen.Td3("UTO", "350415") },
                PassportFault.MrzDiffers
            ),
        ];

    private static IEnumerable<CorpusCase> Flipped =>
        new[]
        {
            ElementaryFile.DataGroup1,
            ElementaryFile.DataGroup2,
            ElementaryFile.DataGroup11,
            ElementaryFile.DataGroup14,
            ElementaryFile.DataGroup15,
        }.Select(file => new CorpusCase(
            $"flipped-dg{file.DataGroupNumber()}",
            $"one bit of DG{file.DataGroupNumber()} flipped",
            new() { HasMore = true, Tamper = files => files[file][^1] ^= 1 },
            PassportFault.DataGroupDiffers
        ));

    private static IEnumerable<CorpusCase> Signers =>
        [
            new(
                "flipped-signature",
                "one bit of the signature flipped",
                new() { Tamper = files => files[ElementaryFile.Sod][^1] ^= 1 },
                PassportFault.SignatureWrong
            ),
            new("unknown-authority", "an authority that nobody trusts", new(), PassportFault.SignerUntrusted)
            {
                Trusted = [Sweden],
            },
            new(
                "same-named-authority",
                "a self-made authority with the name of a trusted one",
                new() { State = Forger },
                PassportFault.SignerUntrusted
            )
            {
                Trusted = [Utopia],
            },
            new(
                "same-named-authority-same-identifier",
                "and with the key identifier of the trusted one",
                new()
                {
                    State = Forger with
                    {
                        Signer = signer => signer with { AuthorityKeyIdentifier = Utopia.AuthorityKey.KeyIdentifier() },
                    },
                },
                PassportFault.SignerUntrusted
            )
            {
                Trusted = [Utopia],
            },
            new(
                "expired-signer",
                "a signer that is no longer valid",
                Signer(signer => signer with { NotAfter = Specimen.Now.AddDays(-1) }),
                PassportFault.SignerExpired
            ),
            new(
                "signed-too-early",
                "signed before the signer was valid",
                Signer(signer => signer with { NotBefore = Specimen.Now.AddDays(-1) }),
                PassportFault.SignerExpired
            ),
            new("revoked-signer", "a signer that its authority revoked", new(), PassportFault.SignerRevoked)
            {
                IsRevoked = true,
            },
            new(
                "signer-of-another-country",
                "a document of Utopia signed by Sweden",
                new() { State = Sweden },
                PassportFault.CountryDiffers
            ),
            new(
                "signer-under-another-country",
                "a signer of Utopia under Sweden's authority",
                new() { State = Sweden with { Signer = signer => signer with { Country = "UT" } } },
                PassportFault.CountryDiffers
            ),
            new(
                "wrong-generator-signer",
                "a signer whose curve has a generator of its own",
                new() { State = new() { SignerKey = TestKey.Ec("signer").WithWrongGenerator() } },
                PassportFault.CurveRefused
            ),
            new(
                "wrong-generator-chip",
                "a key in DG14 whose curve has a generator of its own",
                new() { ActiveKey = null, ChipKey = TestKey.Ec("chip").WithWrongGenerator() },
                PassportFault.CurveRefused
            ),
            new(
                "expired-document",
                "valid until yesterday",
                new() { Mrz = Specimen.Td3("UTO", "261127") },
                PassportFault.DocumentExpired
            ),
        ];

    private static IEnumerable<CorpusCase> Algorithms =>
        [
            new(
                "sha1",
                "hashed and signed with SHA-1",
                new() { DataHash = HashAlgorithmName.SHA1, Kind = new(HashAlgorithmName.SHA1) },
                PassportFault.AlgorithmRefused
            ),
            new(
                "sha1-hashes",
                "data groups hashed with SHA-1",
                new() { DataHash = HashAlgorithmName.SHA1 },
                PassportFault.AlgorithmRefused
            ),
            new(
                "rsa-1024",
                "a signer with 1024 bits",
                new() { State = new() { SignerKey = TestKey.Rsa("signer", 1024) } },
                PassportFault.AlgorithmRefused
            ),
            new(
                "curve-192",
                "a signer on a curve of 192 bits",
                new() { State = new() { SignerKey = TestKey.Ec("signer", "brainpoolP192r1") } },
                PassportFault.AlgorithmRefused
            ),
            new(
                "pss-key-plain-signature",
                "a key for PSS only, and a signature by PKCS #1",
                new() { State = new() { SignerKey = TestKey.Rsa("signer").ForPssOnly() } },
                PassportFault.AlgorithmRefused
            ),
            new(
                "unknown-content",
                "a signed message that is no security object",
                new() { ContentType = "2.23.136.1.1.2" },
                PassportFault.Malformed
            ),
        ];

    private static IEnumerable<CorpusCase> Openings =>
        [
            new(
                "pace-fails",
                "PACE fails and BAC would work",
                new() { Habit = ChipHabit.FailsPace },
                PassportFault.AccessDenied
            )
            {
                HasTranscript = true,
            },
            new(
                "pace-hidden",
                "EF.CardAccess without PACE, DG14 with it",
                new() { Tamper = files => files.Remove(ElementaryFile.CardAccess) },
                PassportFault.AccessDowngraded
            )
            {
                HasTranscript = true,
            },
            new("pace-weakened", "EF.CardAccess with 3DES, DG14 with AES", Weakened, PassportFault.AccessDowngraded)
            {
                HasTranscript = true,
            },
            new(
                "pace-echo",
                "PACE with our own key sent back",
                new() { Habit = ChipHabit.EchoesKey },
                PassportFault.AccessDenied
            )
            {
                HasTranscript = true,
            },
            new(
                "wrong-generator-pace",
                "PACE on a curve with a generator of its own",
                new() { PaceParameter = 32, PaceDomain = TestKey.Ec("domain").WithWrongGenerator() },
                PassportFault.CurveRefused
            )
            {
                HasTranscript = true,
            },
            new(
                "drops-protection",
                "answers without protection once it is there",
                new() { Habit = ChipHabit.DropsProtection },
                PassportFault.SecureMessagingBroken
            )
            {
                HasTranscript = true,
            },
        ];

    private static IEnumerable<CorpusCase> Lengths =>
        [
            new(
                "endless-pieces",
                "an answer that does not end",
                new() { Habit = ChipHabit.EndlessPieces },
                PassportFault.TooLong
            ),
            new(
                "trickle",
                "a file of 512 kB, byte by byte",
                new() { Portrait = [.. Specimen.Jpeg, .. new byte[20_000]], Habit = ChipHabit.TricklesBytes },
                PassportFault.TooLong
            ),
            new(
                "ends-early",
                "files that end after eight bytes",
                new() { Habit = ChipHabit.EndsEarly },
                PassportFault.Malformed
            )
            {
                HasTranscript = true,
            },
            new(
                "huge-file",
                "a file that says it has 16 MB",
                new() { Tamper = files => files[ElementaryFile.Sod] = [0x77, 0x83, 0xFF, 0xFF, 0xFF, 0, 0, 0] },
                PassportFault.TooLong
            ),
            new(
                "long-length",
                "a length of more bytes than there are numbers",
                new() { Tamper = files => files[ElementaryFile.Sod] = [0x77, 0x88, 1, 1, 1, 1, 1, 1, 1, 1] },
                PassportFault.Malformed
            ),
            new(
                "wrong-length",
                "a portrait whose inner length is beyond the file",
                new() { Portrait = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF] },
                PassportFault.Malformed
            ),
        ];

    private static IEnumerable<CorpusCase> Bombs =>
        [
            new(
                "jpeg-2000-size",
                "a portrait of 60,000 by 60,000 pixels",
                new() { Portrait = Specimen.Jpeg2000(60_000, 60_000) },
                PassportFault.TooLong
            ),
            new(
                "jpeg-2000-tiles",
                "a portrait of a million tiles",
                new() { Portrait = Specimen.Jpeg2000(4000, 4000, 4, 4) },
                PassportFault.TooLong
            ),
            new(
                "jpeg-2000-no-size",
                "a portrait of no width",
                new() { Portrait = Specimen.Jpeg2000(0, 320, 16, 16) },
                PassportFault.TooLong
            ),
        ];

    private static ChipDesign Weakened =>
        new()
        {
            Tamper = files =>
                files[ElementaryFile.CardAccess] = TestFiles.Set(TestFiles.PaceInfo("0.4.0.127.0.7.2.2.4.2.1", 13)),
            OpensByPace = "0.4.0.127.0.7.2.2.4.2.1",
        };

    private static ChipDesign Signer(Func<TestCertificate, TestCertificate> bend) =>
        new() { State = new() { Signer = bend } };

    private static ChipDesign Hiding(ElementaryFile hidden) =>
        new()
        {
            Habit = ChipHabit.IsCopy,
            Tamper = files =>
            {
                files.Remove(hidden);
                files[ElementaryFile.Com] = TestFiles.Com(ElementaryFile.DataGroup1, ElementaryFile.DataGroup2);
            },
        };

    // The security object of the honest document around a DG14 with another key.
    private static void OtherSignature(Dictionary<ElementaryFile, byte[]> files) =>
        files[ElementaryFile.Sod] = new ChipDesign { ActiveKey = null }.Files()[ElementaryFile.Sod];
}
