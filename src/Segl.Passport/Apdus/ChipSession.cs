using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// A conversation with one chip, led by the server: it makes the ephemeral keys and keeps secure messaging, and whoever
/// carries the commands sees what is on the line and nothing else.
/// </summary>
public sealed class ChipSession
{
    private readonly ChipChannel channel;

    /// <summary>Starts a conversation.</summary>
    /// <param name="transport">Carries commands.</param>
    /// <param name="hasExtendedLength">Whether reader and chip take commands with lengths of two bytes.</param>
    public ChipSession(ChipTransport transport, bool hasExtendedLength = false)
        : this(transport, hasExtendedLength, RandomNumberGenerator.GetBytes) { }

    /// <summary>A conversation with known randomness: worked examples and transcripts.</summary>
    internal ChipSession(ChipTransport transport, bool hasExtendedLength, Func<int, byte[]> random) =>
        (channel, Random) = (new(transport) { HasExtendedLength = hasExtendedLength }, random);

    /// <summary>Commands sent so far.</summary>
    public int Commands => channel.Commands;

    /// <summary>Bytes to and from the chip so far.</summary>
    public long Bytes => channel.Bytes;

    /// <summary>Random bytes of the terminal.</summary>
    internal Func<int, byte[]> Random { get; }

    /// <summary>Whether lengths of two bytes may be used.</summary>
    internal bool HasExtendedLength => channel.HasExtendedLength;

    /// <summary>The keys of the session; null before BAC or PACE.</summary>
    internal SecureMessaging? Protection { get; set; }

    /// <summary>Sends a command, protected once there are keys.</summary>
    internal async ValueTask<ResponseApdu> Send(CommandApdu command, CancellationToken ct) =>
        Protection is { } protection
            ? protection.Unprotect(await channel.Send(protection.Protect(command), ct))
            : await channel.Send(command, ct);
}
