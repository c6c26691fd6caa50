namespace Segl.Passport;

/// <summary>
/// Commands and answers over a transport, with the habits of real chips: an answer that is fetched in pieces (61xx), a
/// length
/// that the chip corrects (6Cxx), commands that it wants in a chain. All of it is bounded.
/// </summary>
internal sealed class ChipChannel(ChipTransport transport)
{
    // A chip that has more says so at each piece; 256 pieces of 256 bytes are the longest answer there is.
    private const int MostPieces = 257;

    /// <summary>Whether the chip takes lengths of more than one byte; else long commands are chained.</summary>
    public bool HasExtendedLength { get; init; }

    /// <summary>Commands sent so far.</summary>
    public int Commands { get; private set; }

    /// <summary>Bytes to and from the chip so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The whole answer to a command.</summary>
    public async ValueTask<ResponseApdu> Send(CommandApdu command, CancellationToken ct)
    {
        if (!command.IsExtended || HasExtendedLength)
        {
            return await SendWhole(command, ct);
        }
        if (command.Data.Length <= 255)
        {
            return await SendWhole(command with { Expected = 256 }, ct);
        }

        ResponseApdu answer = default;
        foreach (var link in command.Chain())
        {
            answer = await SendWhole(link, ct);
            if (!answer.IsSuccess)
            {
                break;
            }
        }
        return answer;
    }

    private async ValueTask<ResponseApdu> SendWhole(CommandApdu command, CancellationToken ct)
    {
        var answer = await Exchange(command, ct);
        if (answer.Status >> 8 == 0x6C && answer.Data.IsEmpty)
        {
            var right = answer.Status & 0xFF;
            answer = await Exchange(command with { Expected = right == 0 ? 256 : right }, ct);
        }
        return answer.Status >> 8 == 0x61 ? await Rest(command.Class, answer, ct) : answer;
    }

    // GET RESPONSE (ISO/IEC 7816-4 section 11.7.1), until there is no more.
    private async ValueTask<ResponseApdu> Rest(byte commandClass, ResponseApdu answer, CancellationToken ct)
    {
        var whole = new List<byte>(answer.Data.ToArray());
        for (var pieces = 0; answer.Status >> 8 == 0x61; pieces++)
        {
            var more = answer.Status & 0xFF;
            answer = await Exchange(new((byte)(commandClass & 0xE3), 0xC0, 0, 0, default, more == 0 ? 256 : more), ct);
            whole.AddRange(answer.Data.Span);
            if (pieces == MostPieces || whole.Count > ChipLimits.LongestResponse)
            {
                throw new PassportException(PassportFault.TooLong, "An answer that does not end.");
            }
        }
        return answer with { Data = whole.ToArray() };
    }

    private async ValueTask<ResponseApdu> Exchange(CommandApdu command, CancellationToken ct)
    {
        if (++Commands > ChipLimits.MostCommands)
        {
            throw new PassportException(PassportFault.TooLong, "A reading that does not end.");
        }
        var sent = command.Encode();
        var received = await transport(sent, ct);
        Bytes += sent.Length + received.Length;
        return ResponseApdu.Decode(received);
    }
}
