using System.Security.Cryptography;
using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>Doc 9303-11 appendix F: active authentication by RSA. The example gives the message and no key.</summary>
public sealed class ActiveAuthenticationTests
{
    private const string Example =
        "6A9D2784A67F8E7C659973EA1AEA25D95B6C8F91E5002F369F0FBDCE8A3CEC1991B543F1696546C5524CF23A5303CD6C98"
        + "599F40B79F377B5F3A1406B3B4D8F96784D23AA88DB7E1032A405E69325FA91A6E86F5C71AEA978264C4A207446DAD4E"
        + "7292E2DCDA3024B47DA8C063AA1E6D22FBD976AB0FE73D94D2D9C6D88127BC";

    private static readonly RsaTestKey Key = TestKey.Rsa("active", 1024);

    [Fact]
    public void The_example_is_signed() => Assert.True(IsSigned(Convert.FromHexString(Example), "F173589974BF40C6"));

    [Fact]
    public void T20_the_example_is_no_answer_to_another_challenge() =>
        Assert.False(IsSigned(Convert.FromHexString(Example), "F173589974BF40C7"));

    [Theory]
    [InlineData(0, 0x6B)]
    [InlineData(0, 0x4A)]
    [InlineData(1, 0x9C)]
    [InlineData(110, 0)]
    [InlineData(127, 0xCC)]
    [InlineData(127, 0xBD)]
    public void T20_a_bent_message_is_not_signed(int at, byte bent)
    {
        var message = Convert.FromHexString(Example);
        message[at] = bent;

        Assert.False(IsSigned(message, "F173589974BF40C6"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    public void T20_an_empty_signature_is_none(string signature) =>
        Assert.False(
            ActiveAuthentication.IsSigned(Public(Key), null, new byte[8], Convert.FromHexString(signature), new())
        );

    [Fact]
    public void A_chip_that_answers_in_DER_instead_of_plain_is_honest()
    {
        var key = TestKey.Ec("active", "secp256r1");
        byte[] challenge = [1, 2, 3, 4, 5, 6, 7, 8];

        Assert.True(
            ActiveAuthentication.IsSigned(
                Public(key),
                null,
                challenge,
                key.Sign(SignatureKind.Sha256, challenge),
                new()
            )
        );
        Assert.False(
            ActiveAuthentication.IsSigned(
                Public(key),
                null,
                new byte[8],
                key.Sign(SignatureKind.Sha256, challenge),
                new()
            )
        );
    }

    [Fact]
    public void T21_a_chip_s_key_of_less_than_1024_bits_is_refused()
    {
        var weak = TestKey.Rsa("weak", 768);
        byte[] challenge = [1, 2, 3, 4, 5, 6, 7, 8];
        var signature = weak.SignChallenge(HashAlgorithmName.SHA1, challenge);

        var refusal = Assert.Throws<PassportException>(() =>
            ActiveAuthentication.IsSigned(Public(weak), null, challenge, signature, new())
        );
        Assert.Equal(PassportFault.AlgorithmRefused, refusal.Fault);
    }

    private static bool IsSigned(byte[] message, string challenge) =>
        ActiveAuthentication.IsSigned(Public(Key), null, Convert.FromHexString(challenge), Key.Apply(message), new());

    private static SubjectPublicKey Public(TestKey key) => Asn.Read(key.KeyInfo(), "key", SubjectPublicKey.Read);
}
