namespace Segl.Passport;

/// <summary>
/// SELECT and READ BINARY (Doc 9303-10 section 3.6), with short and wrong lengths taken as honest chips mean them.
/// </summary>
internal static class ChipFiles
{
    // What fits into a short answer with secure messaging around it, for any cipher (Doc 9303-11 section 9.8.6).
    private const int ShortPiece = 223;

    // Readers of phones fail above some 2 kB; this is what inspection systems ask for.
    private const int ExtendedPiece = 1536;

    // Offsets of READ BINARY with an even code have 15 bits.
    private const int FarOffset = 0x8000;

    private const int EndOfFile = 0x6282;

    private static readonly byte[] Application = [0xA0, 0, 0, 2, 0x47, 0x10, 1];

    /// <summary>
    /// Selects the master file, where EF.CardAccess is: the reader of a phone often has selected the application
    /// already. Chips
    /// that know no such command are in the master file, so the answer says nothing.
    /// </summary>
    public static async ValueTask SelectMasterFile(ChipSession session, CancellationToken ct) =>
        await session.Send(new(0, 0xA4, 0, 0x0C, (byte[])[0x3F, 0]), ct);

    /// <summary>Selects the eMRTD application.</summary>
    public static async ValueTask SelectApplication(ChipSession session, CancellationToken ct) =>
        (await session.Send(new(0, 0xA4, 4, 0x0C, Application), ct)).Require("the eMRTD application");

    /// <summary>Reads a file that must be there.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> Read(
        ChipSession session,
        ElementaryFile file,
        CancellationToken ct
    )
    {
        (await Select(session, file, ct)).Require($"EF.{file}");
        return await ReadSelected(session, ct);
    }

    /// <summary>Reads a file, or null when the chip has none of this name.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> Find(
        ChipSession session,
        ElementaryFile file,
        CancellationToken ct
    ) => (await Select(session, file, ct)).IsSuccess ? await ReadSelected(session, ct) : default(ReadOnlyMemory<byte>?);

    private static ValueTask<ResponseApdu> Select(ChipSession session, ElementaryFile file, CancellationToken ct)
    {
        var id = file.Identifier();
        return session.Send(new(0, 0xA4, 2, 0x0C, (byte[])[(byte)(id >> 8), (byte)id]), ct);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadSelected(ChipSession session, CancellationToken ct)
    {
        var read = new List<byte>();
        var length = 0;
        while (read.Count < Math.Max(length, 1))
        {
            // The first eight bytes tell how long the file is: a tag of at most three and a length of at most five.
            var wanted =
                length == 0 ? 8 : Math.Min(length - read.Count, session.HasExtendedLength ? ExtendedPiece : ShortPiece);
            var piece = await ReadPiece(session, read.Count, wanted, ct);
            if (piece.IsEmpty)
            {
                throw new PassportException(
                    PassportFault.Malformed,
                    $"A file of {length} bytes ended after {read.Count}."
                );
            }
            read.AddRange(piece.Span);
            if (length == 0)
            {
                length = Tlv.LengthOf(read.ToArray());
                if (length > ChipLimits.LongestFile)
                {
                    throw new PassportException(PassportFault.TooLong, $"A file of {length} bytes.");
                }
            }
        }

        // Chips that answer with more than they were asked for, or keep blanks behind their files.
        return read.ToArray().AsMemory(0, length);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadPiece(
        ChipSession session,
        int offset,
        int wanted,
        CancellationToken ct
    )
    {
        var answer = await session.Send(ReadBinary(offset, wanted), ct);
        if (answer.Status >> 8 == 0x6C && (answer.Status & 0xFF) != 0)
        {
            // 6Cxx inside secure messaging: the chip has fewer bytes, and says how many.
            answer = await session.Send(ReadBinary(offset, answer.Status & 0xFF), ct);
        }

        var data = answer.Status == EndOfFile ? answer.Data : answer.Require("READ BINARY");
        return offset < FarOffset || data.IsEmpty ? data : Tlv.Only(data, 0x53);
    }

    // ISO/IEC 7816-4 section 11.2.3: B1 has the offset in a data object 54 and answers with a data object 53.
    private static CommandApdu ReadBinary(int offset, int wanted) =>
        offset < FarOffset
            ? new(0, 0xB0, (byte)(offset >> 8), (byte)offset, default, wanted)
            : new(
                0,
                0xB1,
                0,
                0,
                Tlv.Write(0x54, (byte)(offset >> 16), (byte)(offset >> 8), (byte)offset),
                Math.Min(wanted + 4, wanted > 256 ? 65535 : 256)
            );
}
