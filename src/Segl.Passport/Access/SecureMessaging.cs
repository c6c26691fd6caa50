using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// Secure messaging (Doc 9303-11 section 9.8): commands and answers are encrypted and authenticated, each with the next
/// count.
/// An answer that is not protected ends the session, whatever it says.
/// </summary>
internal sealed class SecureMessaging(SessionCrypto crypto, byte[] counter)
{
    /// <summary>A session that starts at 0, as after PACE and chip authentication.</summary>
    public SecureMessaging(SessionCrypto crypto)
        : this(crypto, new byte[crypto.BlockLength]) { }

    /// <summary>The protected command.</summary>
    public CommandApdu Protect(CommandApdu command)
    {
        Count();
        var header = command with { Class = (byte)(command.Class | 0x0C) };
        var data = Cryptogram(command);
        byte[] expected = command.Expected switch
        {
            null => [],
            > 256 => Tlv.Write(0x97, (byte)(command.Expected >> 8), (byte)command.Expected),
            _ => Tlv.Write(0x97, (byte)command.Expected),
        };
        byte[] body = [.. data, .. expected];
        byte[] message = [.. counter, .. SessionCrypto.Pad(header.Header, crypto.BlockLength), .. body];

        // A command without data and length is its padded header alone; it is not padded twice.
        var mac = crypto.Mac(body.Length == 0 ? message.AsSpan(..(counter.Length + 4)) : message);
        return header with
        {
            Data = (byte[])[.. body, .. Tlv.Write(0x8E, mac)],
            Expected = command.IsExtended ? 65536 : 256,
        };
    }

    /// <summary>The answer in a protected answer.</summary>
    public ResponseApdu Unprotect(ResponseApdu answer)
    {
        Count();
        if (answer.Data.IsEmpty)
        {
            throw Broken($"The chip answered {answer.Status:X4} without protection.");
        }

        var objects = Objects(answer);
        var mac = objects.Find(one => one.Tag == 0x8E).Value;
        var status = objects.Find(one => one.Tag == 0x99).Value;
        if (mac.Length != SessionCrypto.MacLength || status.Length != 2 || objects[^1].Tag != 0x8E)
        {
            throw Broken("A protected answer without status or MAC.");
        }

        var signed = answer.Data[..^(2 + SessionCrypto.MacLength)].Span;
        if (!CryptographicOperations.FixedTimeEquals(mac.Span, crypto.Mac([.. counter, .. signed])))
        {
            throw Broken("The MAC of an answer does not fit.");
        }
        return new(Plain(objects), BinaryPrimitives.ReadUInt16BigEndian(status.Span));
    }

    private static List<Tlv> Objects(ResponseApdu answer)
    {
        try
        {
            return Tlv.All(answer.Data);
        }
        catch (PassportException wrong)
        {
            throw Broken($"A protected answer that is not data objects: {wrong.Message}");
        }
    }

    private ReadOnlyMemory<byte> Plain(List<Tlv> objects)
    {
        var (tag, value) = objects.Find(one => one.Tag is 0x85 or 0x87);
        if (tag == 0)
        {
            return default;
        }

        // 87 starts with the padding indicator 01; 85, of instructions with an odd code, has none.
        var encrypted =
            tag == 0x85 ? value
            : value.Length > 1 && value.Span[0] == 1 ? value[1..]
            : default;
        return encrypted.Length > 0 && encrypted.Length % crypto.BlockLength == 0
            ? SessionCrypto.Unpad(crypto.Decrypt(counter, encrypted.Span))
            : throw Broken("A cryptogram that is not whole blocks.");
    }

    private byte[] Cryptogram(CommandApdu command)
    {
        if (command.Data.IsEmpty)
        {
            return [];
        }
        var encrypted = crypto.Encrypt(counter, SessionCrypto.Pad(command.Data.Span, crypto.BlockLength));
        return command.Instruction % 2 == 1 ? Tlv.Write(0x85, encrypted) : Tlv.Write(0x87, [1, .. encrypted]);
    }

    private void Count()
    {
        for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--) { }
    }

    private static PassportException Broken(string message) => new(PassportFault.SecureMessagingBroken, message);
}
