using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>Data that no state signed like that (T-21).</summary>
internal static class Forgeries
{
    private static readonly TestState Utopia = new();

    private static readonly TestState Sweden = new() { Country = "SE", AuthorityKey = TestKey.Ec("csca of Sweden") };

    private static readonly TestState Forger = new() { AuthorityKey = TestKey.Ec("csca of a forger") };

    public static IEnumerable<CorpusCase> All => [.. Flipped, .. Signers, .. Algorithms];

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

    private static ChipDesign Signer(Func<TestCertificate, TestCertificate> bend) =>
        new() { State = new() { Signer = bend } };
}
