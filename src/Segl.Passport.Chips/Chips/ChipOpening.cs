using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>The chip's half of BAC and PACE (Doc 9303-11 sections 4.3 and 4.4).</summary>
internal sealed class ChipOpening(ChipDesign design, Func<int, byte[]> random)
{
    private byte[] challenge = [];
    private AccessKey? password;
    private byte[] nonce = [];
    private ECPoint? generator;
    private KeyPair? mapping;
    private KeyPair? agreement;
    private SessionCrypto? session;
    private byte[] secret = [];
    private byte[] terminalKey = [];

    private string Protocol => design.OpensByPace ?? design.Pace!;

    private SessionCipher Cipher => (SessionCipher)(Protocol[^1] - '0');

    private NamedCurve Curve =>
        design.PaceParameter > 31 ? design.PaceDomain.Curve : NamedCurve.ByParameterId(design.PaceParameter)!;

    private bool IsIntegrated => Protocol.StartsWith("0.4.0.127.0.7.2.2.4.4.", StringComparison.Ordinal);

    private AccessKey Mrz =>
        Passport.Mrz.TryRead(
            design.OpensWith ?? design.Mrz,
            DateOnly.FromDateTime(Specimen.Now.Date),
            out var mrz,
            out _
        )
            ? AccessKey.From(mrz!)
            : throw new InvalidOperationException("The design has no zone.");

    public ResponseApdu Challenge() => new(challenge = random(8), 0x9000);

    public ResponseApdu ExternalAuthenticate(CommandApdu command, Action<ChipMessaging> open)
    {
        var crypto = SessionCrypto.Of(SessionCipher.TripleDes, SessionKeys.BacSeed(Mrz));
        var sent = command.Data[..32].Span;
        if (!crypto.Mac(sent).AsSpan().SequenceEqual(command.Data[32..].Span))
        {
            return new(default, 0x6300);
        }

        var opened = crypto.Decrypt([], sent);
        var (theirs, theirKey, ourKey) = (opened[..8], opened[16..], random(16));
        var answer = crypto.Encrypt([], [.. challenge, .. theirs, .. ourKey]);
        var seed = theirKey.Zip(ourKey, (one, other) => (byte)(one ^ other)).ToArray();
        open(new(SessionCrypto.Of(SessionCipher.TripleDes, seed), [.. challenge[4..], .. theirs[4..]]));
        return new((byte[])[.. answer, .. crypto.Mac(answer)], 0x9000);
    }

    public ResponseApdu ChoosePace(CommandApdu command)
    {
        var reference = Tlv.All(command.Data).Find(one => one.Tag == 0x83).Value.Span[0];
        password = reference == 1 ? Mrz : AccessKey.FromCan(Specimen.Can);
        return new(default, design.Pace is null ? 0x6A80 : 0x9000);
    }

    public ResponseApdu Pace(CommandApdu command, Action<ChipMessaging> open)
    {
        var objects = Tlv.All(Tlv.Only(command.Data, 0x7C));
        return objects switch
        {
            [] => Nonce(),
            [{ Tag: 0x81 } one] => Map(one.Value),
            [{ Tag: 0x83 } one] => Agree(one.Value),
            [{ Tag: 0x85 } one] => Authenticate(one.Value, open),
            _ => new(default, 0x6A80),
        };
    }

    private ResponseApdu Nonce()
    {
        nonce = random(Cipher is SessionCipher.Aes192 or SessionCipher.Aes256 && IsIntegrated ? 32 : 16);
        using var cipher = SessionCrypto.Algorithm(Cipher, SessionKeys.Password(Cipher, password!));
        return Wrap(0x80, cipher.EncryptCbc(nonce, new byte[cipher.BlockSize / 8], PaddingMode.None));
    }

    private ResponseApdu Map(ReadOnlyMemory<byte> data)
    {
        if (IsIntegrated)
        {
            generator = PaceMappings.Integrated(Curve, Cipher, nonce, data.ToArray());
            return new(Tlv.Write(0x7C, Tlv.Write(0x82)), 0x9000);
        }
        mapping = new(Curve, Curve.Generator, random);
        generator = PaceMappings.Generic(Curve, nonce, mapping.Agree(Curve.Point(data.Span)));
        return Wrap(0x82, mapping.Encoded);
    }

    private ResponseApdu Agree(ReadOnlyMemory<byte> data)
    {
        agreement = new(Curve, generator!, random);
        terminalKey = data.ToArray();
        secret = agreement.Secret(Curve.Point(data.Span));
        session = SessionCrypto.Of(Cipher, secret);
        return Wrap(0x84, design.Habit.HasFlag(ChipHabit.EchoesKey) ? terminalKey : agreement.Encoded);
    }

    private ResponseApdu Authenticate(ReadOnlyMemory<byte> token, Action<ChipMessaging> open)
    {
        var isRight = session!
            .Token(Passport.Pace.TokenInput(Protocol, agreement!.Encoded))
            .AsSpan()
            .SequenceEqual(token.Span);
        if (!isRight || design.Habit.HasFlag(ChipHabit.FailsPace))
        {
            return new(default, 0x6300);
        }
        open(new(session));
        var ours = Tlv.Write(0x86, session.Token(Passport.Pace.TokenInput(Protocol, terminalKey)));
        return new(Tlv.Write(0x7C, [.. ours, .. design.IsMapped ? MappingData() : []]), 0x9000);
    }

    // Doc 9303-11 section 4.4.3.5: the mapping's private key divided by the chip's own, which a copy does not have.
    private byte[] MappingData()
    {
        var own = design.Habit.HasFlag(ChipHabit.IsCopy)
            ? TestKey.Ec("not the chip's").Private
            : design.ChipKey!.Private;
        var data = mapping!.Private.Multiply(own.ModInverse(Curve.Order)).Mod(Curve.Order).ToByteArrayUnsigned();
        using var aes = SessionCrypto.Algorithm(Cipher, SessionKeys.Encryption(Cipher, secret));
        var vector = aes.EncryptEcb([.. Enumerable.Repeat((byte)0xFF, 16)], PaddingMode.None);
        return Tlv.Write(0x8A, aes.EncryptCbc(SessionCrypto.Pad(data, 16), vector, PaddingMode.None));
    }

    private static ResponseApdu Wrap(int tag, byte[] value) => new(Tlv.Write(0x7C, Tlv.Write(tag, value)), 0x9000);
}
