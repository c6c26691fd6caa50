using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>The chip's half of active and chip authentication (Doc 9303-11 sections 6.1 and 6.2).</summary>
internal sealed class ChipProving(ChipDesign design)
{
    private static readonly byte[] EarlierChallenge = [1, 2, 3, 4, 5, 6, 7, 8];

    private bool IsCopy => design.Habit.HasFlag(ChipHabit.IsCopy);

    /// <summary>INTERNAL AUTHENTICATE.</summary>
    public ResponseApdu Sign(CommandApdu command)
    {
        var challenge = design.Habit.HasFlag(ChipHabit.Replays) ? EarlierChallenge : command.Data.ToArray();
        return design.ActiveKey switch
        {
            null => new(default, 0x6D00),
            RsaTestKey rsa when IsCopy => new(
                TestKey.Rsa("not the chip's", 1024).SignChallenge(design.ActiveHash, challenge),
                0x9000
            ),
            RsaTestKey rsa => new(rsa.SignChallenge(design.ActiveHash, challenge), 0x9000),
            _ when IsCopy => new(Plain(TestKey.Ec("not the chip's", "secp256r1"), challenge), 0x9000),
            var key => new(Plain(key, challenge), 0x9000),
        };
    }

    /// <summary>MSE:Set AT chooses the protocol; MSE:Set KAT already brings the terminal's key.</summary>
    public ResponseApdu Choose(CommandApdu command, Action<ChipMessaging> open)
    {
        if (command.P2 == 0xA6)
        {
            Renew(SessionCipher.TripleDes, Tlv.All(command.Data).Find(one => one.Tag == 0x91).Value, open);
        }
        return new(default, design.ChipKey is null ? 0x6A80 : 0x9000);
    }

    /// <summary>GENERAL AUTHENTICATE with the terminal's key.</summary>
    public ResponseApdu Agree(CommandApdu command, Action<ChipMessaging> open)
    {
        Renew((SessionCipher)(design.ChipProtocol![^1] - '0'), Tlv.Only(Tlv.Only(command.Data, 0x7C), 0x80), open);
        return new((byte[])[0x7C, 0], 0x9000);
    }

    private void Renew(SessionCipher cipher, ReadOnlyMemory<byte> terminalKey, Action<ChipMessaging> open)
    {
        if (design.Habit.HasFlag(ChipHabit.OnlyAcknowledges))
        {
            return;
        }
        var key = IsCopy ? TestKey.Ec("not the chip's") : design.ChipKey!;
        var pair = new KeyPair(key.Curve, key.Curve.Generator, key.Private);
        open(new(SessionCrypto.Of(cipher, pair.Secret(key.Curve.Point(terminalKey.Span)))));
    }

    private static byte[] Plain(TestKey key, byte[] challenge) =>
        key.Sign(new(HashAlgorithmName.SHA256, IsPlain: true), challenge);
}
