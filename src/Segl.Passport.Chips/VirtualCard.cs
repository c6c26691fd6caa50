using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Segl.Passport.Chips;

/// <summary>
/// A chip as a card in the virtual reader of vsmartcard: vpcd, a driver of pcscd, is called at its port and is answered
/// like a card is. Each message has two bytes of length before it; one of one byte is for the power and not for the chip.
/// </summary>
internal static class VirtualCard
{
    private const byte AskForReset = 4;

    // A contactless card (PC/SC part 3): T=0 and T=1, no historical bytes.
    private static readonly byte[] AnswerToReset = [0x3B, 0x80, 0x80, 0x01, 0x01];

    // SW 6A82: no such application, no such file.
    private static readonly byte[] NotFound = [0x6A, 0x82];

    /// <summary>Lies on the reader until the reader is gone.</summary>
    /// <param name="chip">The chip; null for a card that is no document.</param>
    /// <param name="port">The reader.</param>
    public static async Task Lie(Chip? chip, int port)
    {
        using var reader = new TcpClient { NoDelay = true };
        await reader.ConnectAsync(IPAddress.Loopback, port);
        var stream = reader.GetStream();
        while (await Next(reader.Client, stream) is { } message)
        {
            if (message is [AskForReset])
            {
                await Answer(stream, AnswerToReset);
            }
            else if (message.Length == 1)
            {
                chip?.Reset();
            }
            else
            {
                await Answer(stream, await Exchange(chip, message));
            }
        }
    }

    private static async ValueTask<byte[]> Exchange(Chip? chip, byte[] command)
    {
        if (chip is not null)
        {
            return await chip.Exchange(command, CancellationToken.None);
        }
        Console.WriteLine(Convert.ToHexString(command));
        return NotFound;
    }

    private static async Task<byte[]?> Next(Socket socket, NetworkStream stream)
    {
        var head = new byte[2];
        AcknowledgeAtOnce(socket);
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        AcknowledgeAtOnce(socket);
        await stream.ReadExactlyAsync(message);
        return message;
    }

    // vpcd writes length and command apart and waits for the first to be acknowledged (Nagle), which Linux puts off by
    // 40 ms; TCP_QUICKACK lasts for one read.
    private static void AcknowledgeAtOnce(Socket socket)
    {
        const int Tcp = 6,
            QuickAck = 12;
        if (OperatingSystem.IsLinux())
        {
            socket.SetRawSocketOption(Tcp, QuickAck, BitConverter.GetBytes(1));
        }
    }

    private static async Task Answer(NetworkStream stream, byte[] answer)
    {
        var framed = new byte[2 + answer.Length];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)answer.Length);
        answer.CopyTo(framed, 2);
        await stream.WriteAsync(framed);
    }
}
