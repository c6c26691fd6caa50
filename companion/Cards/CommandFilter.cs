namespace Segl.Companion.Cards;

/// <summary>
/// T-86: lets through what reading a passport or identity card takes (Doc 9303-11) and nothing else, so that a page
/// cannot use a bank card, try a PIN or make another card's key sign. What is inside secure messaging cannot be seen; it
/// passes only once a chip was opened by what is printed on the document.
/// </summary>
internal sealed class CommandFilter
{
    private const byte Plain = 0x00,
        Chained = 0x10,
        Protected = 0x0C,
        ProtectedChained = 0x1C;

    private static readonly byte[] Application = [0xA0, 0, 0, 2, 0x47, 0x10, 1];
    private static readonly byte[] MasterFile = [0x3F, 0];
    private static readonly byte[] CardAccess = [1, 0x1C];

    private bool isInApplication;
    private bool isCardAccessSelected;
    private bool hasChallenge;
    private bool hasPace;
    private bool isOpen;

    /// <summary>Whether the command may go to the card.</summary>
    public bool Allows(Command command) =>
        command.Class switch
        {
            Plain => AllowsPlain(command),
            // A long step of PACE comes in a chain.
            Chained => command is { Instruction: 0x86, Parameters: 0 } && hasPace,
            Protected or ProtectedChained => isOpen && AllowsProtected(command),
            _ => false,
        };

    /// <summary>Takes note of what the card answered to a command that was let through.</summary>
    public void Note(Command command, ReadOnlySpan<byte> answer)
    {
        // GET RESPONSE fetches the rest of an answer and changes nothing.
        if (command.Class is not Plain || command.Instruction is 0xC0)
        {
            return;
        }
        var isDone = answer is [.., 0x90, 0x00] or [.., 0x61, _];
        // A command without protection ends secure messaging on the chip.
        isOpen = isDone && command.Instruction is 0x82 or 0x86;
        switch (command.Instruction)
        {
            case 0xA4 when command.Parameters == 0x020C:
                isCardAccessSelected = isDone;
                break;
            case 0xA4:
                isInApplication = isDone && command.Parameters == 0x040C;
                (isCardAccessSelected, hasChallenge, hasPace) = (false, false, false);
                break;
            case 0x84:
                hasChallenge = isDone;
                break;
            case 0x22:
                hasPace = isDone;
                break;
        }
    }

    private bool AllowsPlain(Command command) =>
        (command.Instruction, command.Parameters) switch
        {
            // SELECT: the master file, the eMRTD application, EF.CardAccess
            (0xA4, 0x000C) => Is(command, MasterFile),
            (0xA4, 0x040C) => Is(command, Application),
            (0xA4, 0x020C) => Is(command, CardAccess),
            // READ BINARY, without choosing another file by P1
            (0xB0, < 0x8000) => isCardAccessSelected && command.Data.IsEmpty,
            // BAC: GET CHALLENGE, EXTERNAL AUTHENTICATE
            (0x84, 0) => isInApplication && command.Data.IsEmpty,
            (0x82, 0) => isInApplication && hasChallenge && command.Data.Length == 40,
            // PACE: MSE:Set AT, GENERAL AUTHENTICATE
            (0x22, 0xC1A4) => PaceChoice.IsByWhatIsPrinted(command.Data.Span),
            (0x86, 0) => hasPace,
            // GET RESPONSE
            (0xC0, 0) => command.Data.IsEmpty,
            _ => false,
        };

    private static bool AllowsProtected(Command command) =>
        (command.Instruction, command.Parameters) switch
        {
            // SELECT, READ BINARY
            (0xA4, 0x000C or 0x020C or 0x040C) => true,
            (0xB0, < 0x8000) or (0xB1, 0) => true,
            // Active authentication: INTERNAL AUTHENTICATE. Chip authentication: MSE:Set KAT or AT, GENERAL AUTHENTICATE
            (0x88, 0) or (0x22, 0x41A6 or 0x41A4) or (0x86, 0) => true,
            _ => false,
        };

    private static bool Is(Command command, byte[] data) => command.Data.Span.SequenceEqual(data);
}
