namespace Segl.Passport.Chips;

/// <summary>
/// A chip that is not there: it answers commands as the one of its design does. Its random numbers come out of a name,
/// so a
/// conversation with it is the same each time.
/// </summary>
public sealed class Chip
{
    private readonly Dictionary<ElementaryFile, byte[]> files;
    private readonly ChipOpening opening;
    private readonly ChipProving proving;
    private readonly Queue<byte[]> pieces = [];
    private ChipMessaging? messaging;
    private bool isInApplication;
    private byte[]? selected;
    private int last = 0x9000;

    /// <summary>Makes the document.</summary>
    public Chip(ChipDesign design)
    {
        (Design, files) = (design, design.Files());
        var count = 0;
        byte[] Random(int length) => TestKey.Bytes($"chip {count++}", length);
        opening = new(design, Random);
        proving = new(design);
    }

    /// <summary>What it was made of.</summary>
    public ChipDesign Design { get; }

    /// <summary>Its files.</summary>
    public IReadOnlyDictionary<ElementaryFile, byte[]> Files => files;

    /// <summary>Commands of its reader.</summary>
    public ValueTask<byte[]> Exchange(ReadOnlyMemory<byte> command, CancellationToken ct) =>
        new(Answer(CommandApdu.Decode(command)).Encode());

    /// <summary>As after its power was off: no keys, nothing selected.</summary>
    public void Reset()
    {
        (messaging, isInApplication, selected) = (null, false, null);
        pieces.Clear();
    }

    private ResponseApdu Answer(CommandApdu command)
    {
        if (command.Instruction == 0xC0)
        {
            return Piece();
        }
        if (messaging is null)
        {
            return Lengthened(command, Handle(command));
        }

        // A command without protection ends the session, and so does a wrong MAC.
        var protection = messaging;
        if ((command.Class & 0x0C) != 0x0C || protection.Open(command) is not { } inner)
        {
            messaging = null;
            return new(default, 0x6988);
        }
        var answer = Handle(inner);
        return Has(ChipHabit.DropsProtection) && inner.Instruction == 0xB0
            ? answer
            : Lengthened(command, protection.Close(answer, inner.Instruction % 2 == 1));
    }

    private ResponseApdu Handle(CommandApdu command) =>
        command.Instruction switch
        {
            0xA4 => Select(command),
            0xB0 => ReadBinary(command, (command.P1 << 8) | command.P2),
            0xB1 => FarReadBinary(command),
            0x84 => opening.Challenge(),
            0x82 => opening.ExternalAuthenticate(command, keys => messaging = keys),
            0x22 => command.P1 == 0xC1
                ? opening.ChoosePace(command)
                : proving.Choose(command, keys => messaging = keys),
            0x86 => messaging is null
                ? opening.Pace(command, keys => messaging = keys)
                : proving.Agree(command, keys => messaging = keys),
            0x88 => proving.Sign(command),
            _ => new(default, 0x6D00),
        };

    private ResponseApdu Select(CommandApdu command)
    {
        if (command.P1 == 4)
        {
            isInApplication = true;
            return new(default, 0x9000);
        }
        if (command.P1 == 0)
        {
            isInApplication = Has(ChipHabit.KnowsNoMasterFile) && isInApplication;
            return new(default, Has(ChipHabit.KnowsNoMasterFile) ? 0x6A86 : 0x9000);
        }

        var id = (command.Data.Span[0] << 8) | command.Data.Span[1];
        var found = files
            .Keys.Where(file => file.Identifier() == id && IsInApplication(file) == isInApplication)
            .ToList();
        selected = found.Count == 1 ? files[found[0]] : null;
        return new(default, selected is null ? 0x6A82 : 0x9000);
    }

    private static bool IsInApplication(ElementaryFile file) =>
        file is not (ElementaryFile.CardAccess or ElementaryFile.CardSecurity);

    private ResponseApdu ReadBinary(CommandApdu command, int offset)
    {
        if (selected is null || (messaging is null && isInApplication))
        {
            return new(default, selected is null ? 0x6986 : 0x6982);
        }
        if (offset > selected.Length)
        {
            return new(default, 0x6B00);
        }

        var wanted = command.Expected ?? 256;
        var most =
            Has(ChipHabit.ShortReads) ? 100
            : Has(ChipHabit.TricklesBytes) && isInApplication && offset >= 8 ? 1
            : Has(ChipHabit.EndsEarly) && isInApplication && offset >= 8 ? 0
            : wanted;
        var there = selected.AsMemory(offset, Math.Min(Math.Min(wanted, most), selected.Length - offset));
        var isAtTheEnd = offset + there.Length == selected.Length;
        if (Has(ChipHabit.CorrectsLength) && isAtTheEnd && offset > 0 && command.P1 == 0 && wanted != there.Length)
        {
            return new(default, 0x6C00 | there.Length);
        }
        return new(there, Has(ChipHabit.WarnsAtTheEnd) && isAtTheEnd ? 0x6282 : 0x9000);
    }

    private ResponseApdu FarReadBinary(CommandApdu command)
    {
        var offset = Tlv.Only(command.Data, 0x54).ToArray().Aggregate(0, (number, part) => (number << 8) | part);
        var answer = ReadBinary(command with { Expected = Math.Min(200, (command.Expected ?? 256) - 4) }, offset);
        return answer.IsSuccess ? answer with { Data = Tlv.Write(0x53, answer.Data.Span) } : answer;
    }

    // What the transport protocol makes of lengths: a wrong one is corrected once, long answers are fetched.
    private ResponseApdu Lengthened(CommandApdu command, ResponseApdu answer)
    {
        if (Has(ChipHabit.EndlessPieces) && command.Instruction == 0xB0)
        {
            return new(answer.Data[..1], 0x6100);
        }
        var room = command.Expected ?? 0;
        if (!Has(ChipHabit.Pieces) && answer.Data.Length <= Math.Max(room, 256))
        {
            return answer;
        }

        var size = Has(ChipHabit.Pieces) ? 48 : 256;
        for (var at = 0; at < answer.Data.Length; at += size)
        {
            pieces.Enqueue(answer.Data.Slice(at, Math.Min(size, answer.Data.Length - at)).ToArray());
        }
        last = answer.Status;
        return pieces.Count == 0 ? answer : Piece();
    }

    private ResponseApdu Piece()
    {
        if (Has(ChipHabit.EndlessPieces))
        {
            return new((byte[])[0], 0x6100);
        }
        return !pieces.TryDequeue(out var piece) ? new(default, 0x6F00)
            : pieces.TryPeek(out var next) ? new(piece, 0x6100 | (next.Length & 0xFF))
            : new(piece, last);
    }

    private bool Has(ChipHabit habit) => Design.Habit.HasFlag(habit);
}
