using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>Documents that are honest, and as odd as real ones: each of them is to be read.</summary>
internal static class HonestChips
{
    private static readonly TestState RsaState = new()
    {
        SignerKey = TestKey.Rsa("signer"),
        AuthorityKey = TestKey.Rsa("csca"),
    };

    private static readonly SignatureKind Pss = new(HashAlgorithmName.SHA256, SaltLength: 32);

    public static IEnumerable<CorpusCase> All =>
        [
            new("honest-passport", "PACE, active and chip authentication", new() { HasMore = true })
            {
                HasTranscript = true,
            },
            new("honest-bac", "BAC and chip authentication by 3DES", Bac) { HasTranscript = true },
            new("honest-card", "opened by its card access number", new() { Mrz = Specimen.Card })
            {
                ByCan = true,
                HasTranscript = true,
            },
            new("honest-mapping", "PACE with chip authentication mapping", Mapped) { HasTranscript = true },
            new("honest-integrated", "PACE with integrated mapping", new() { Pace = "0.4.0.127.0.7.2.2.4.4.2" })
            {
                HasTranscript = true,
            },
            new("honest-explicit", "keys with the parameters of a named curve written out", Explicit),
            new(
                "honest-rsa",
                "active authentication by RSA",
                new() { ChipKey = null, ActiveKey = TestKey.Rsa("active", 1024) }
            )
            {
                HasTranscript = true,
            },
            .. Signatures,
            .. Files,
            .. Habits,
        ];

    private static ChipDesign Bac =>
        new()
        {
            Pace = null,
            ActiveKey = null,
            ChipProtocol = "0.4.0.127.0.7.2.2.3.2.1",
        };

    internal static ChipDesign Mapped => new() { Pace = "0.4.0.127.0.7.2.2.4.6.2", ActiveKey = null };

    private static ChipDesign Explicit =>
        new()
        {
            State = new()
            {
                AuthorityKey = TestKey.Ec("csca").Explicitly(),
                SignerKey = TestKey.Ec("signer").Explicitly(),
            },
            ChipKey = TestKey.Ec("chip").Explicitly(),
            PaceParameter = 32,
        };

    private static IEnumerable<CorpusCase> Signatures =>
        [
            new("sha224", "hashed and signed with SHA-224", Hashed("SHA224")),
            new("sha384", "hashed and signed with SHA-384", Hashed("SHA384")),
            new("sha512", "hashed and signed with SHA-512", Hashed("SHA512")),
            new("rsa-sha224", "RSA over SHA-224", Hashed("SHA224") with { State = RsaState }),
            new(
                "pss-certificate-plain-signature",
                "the certificate signed by PSS, the data by PKCS #1",
                new() { State = RsaState with { AuthorityKind = Pss } }
            ),
            new(
                "plain-certificate-pss-signature",
                "the certificate signed by PKCS #1, the data by PSS",
                new() { State = RsaState, Kind = Pss }
            ),
            new(
                "pss-short-salt",
                "PSS with a salt of 20 bytes",
                new() { State = RsaState, Kind = Pss with { SaltLength = 20 } }
            ),
            new(
                "pss-longest-salt",
                "PSS with a salt of 222 bytes",
                new() { State = RsaState, Kind = Pss with { SaltLength = 222 } }
            ),
        ];

    private static IEnumerable<CorpusCase> Files =>
        [
            new(
                "legacy-content-data",
                "the security object is of type id-data",
                new() { ContentType = "1.2.840.113549.1.7.1" }
            ),
            new(
                "legacy-content-icao",
                "the security object is of the type of 2004",
                new() { ContentType = "1.3.27.1.1.1" }
            ),
            new(
                "legacy-content-nl",
                "the security object is of a type of the Netherlands",
                new() { ContentType = "1.2.528.1.1006.1.20.1" }
            ),
            new(
                "curve-by-number",
                "a key in DG14 whose curve is a number",
                new() { ChipKey = TestKey.Ec("chip").ByNumber() }
            ),
            new("dg14-unsorted", "SecurityInfos that are not sorted", new() { IsUnsorted = true }),
            new("no-signing-time", "signed without saying when", new() { SignedAt = null }),
            new("jpeg-2000", "a portrait in JPEG 2000", new() { Portrait = Specimen.Jpeg2000(240, 320) }),
            new(
                "lying-key-identifier",
                "the signer names another key of its authority",
                new() { State = new() { Signer = signer => signer with { AuthorityKeyIdentifier = new byte[20] } } }
            ),
            new(
                "misspelt-issuer",
                "the signer spells its authority otherwise",
                new() { State = new() { Signer = signer => signer with { IssuerName = "CSCA of Utopia" } } }
            ),
        ];

    private static IEnumerable<CorpusCase> Habits =>
        [
            new("short-reads", "at most 100 bytes at a time", new() { Habit = ChipHabit.ShortReads })
            {
                HasTranscript = true,
            },
            new("pieces", "answers in pieces (61xx)", new() { Habit = ChipHabit.Pieces }) { HasTranscript = true },
            new("corrected-lengths", "corrects expected lengths (6Cxx)", new() { Habit = ChipHabit.CorrectsLength })
            {
                HasTranscript = true,
            },
            new("no-master-file", "refuses to select the master file", new() { Habit = ChipHabit.KnowsNoMasterFile })
            {
                HasTranscript = true,
            },
            new("end-of-file-warning", "warns at the end of a file (6282)", new() { Habit = ChipHabit.WarnsAtTheEnd })
            {
                HasTranscript = true,
            },
        ];

    private static ChipDesign Hashed(string hash) => new() { DataHash = new(hash), Kind = new(new(hash)) };
}
