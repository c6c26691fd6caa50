using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>The chip's half of secure messaging (Doc 9303-11 section 9.8).</summary>
internal sealed class ChipMessaging(SessionCrypto crypto, byte[] counter)
{
    public ChipMessaging(SessionCrypto crypto)
        : this(crypto, new byte[crypto.BlockLength]) { }

    /// <summary>The command in a protected command; null when its MAC does not fit.</summary>
    public CommandApdu? Open(CommandApdu command)
    {
        Count();
        var objects = Tlv.All(command.Data);
        var body = command.Data[..^10];
        byte[] message = [.. counter, .. SessionCrypto.Pad(command.Header, crypto.BlockLength), .. body.Span];
        var mac = crypto.Mac(body.IsEmpty ? message.AsSpan(..(counter.Length + 4)) : message);
        if (!CryptographicOperations.FixedTimeEquals(mac, objects.Find(one => one.Tag == 0x8E).Value.Span))
        {
            return null;
        }

        var encrypted = objects.Find(one => one.Tag is 0x85 or 0x87);
        var expected = objects.Find(one => one.Tag == 0x97).Value;
        var cryptogram = encrypted.Tag == 0x87 ? encrypted.Value[1..] : encrypted.Value;
        return command with
        {
            Class = (byte)(command.Class & ~0x0C),
            Data = cryptogram.IsEmpty ? default : SessionCrypto.Unpad(crypto.Decrypt(counter, cryptogram.Span)),
            Expected =
                expected.Length == 0 ? null
                : expected.Length == 1 ? (expected.Span[0] == 0 ? 256 : expected.Span[0])
                : Number(expected.Span) is var number and not 0 ? number
                : 65536,
        };
    }

    /// <summary>The protected answer.</summary>
    public ResponseApdu Close(ResponseApdu answer, bool isOddInstruction)
    {
        Count();
        byte[] data = answer.Data.IsEmpty ? [] : Cryptogram(answer.Data.Span, isOddInstruction);
        byte[] signed = [.. data, .. Tlv.Write(0x99, (byte)(answer.Status >> 8), (byte)answer.Status)];
        byte[] whole = [.. signed, .. Tlv.Write(0x8E, crypto.Mac([.. counter, .. signed]))];
        return new(whole, answer.Status);
    }

    private byte[] Cryptogram(ReadOnlySpan<byte> data, bool isOddInstruction)
    {
        var encrypted = crypto.Encrypt(counter, SessionCrypto.Pad(data, crypto.BlockLength));
        return isOddInstruction ? Tlv.Write(0x85, encrypted) : Tlv.Write(0x87, [1, .. encrypted]);
    }

    private static int Number(ReadOnlySpan<byte> bytes) => (bytes[0] << 8) | bytes[1];

    private void Count()
    {
        for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--) { }
    }
}
