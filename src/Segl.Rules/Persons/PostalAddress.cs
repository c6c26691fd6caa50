namespace Segl.Rules;

/// <summary>R61: the registered address, to which a device goes by post.</summary>
/// <param name="Lines">Street, town and, if it is abroad, the country, as they are written on an envelope.</param>
public sealed record PostalAddress(IReadOnlyList<string> Lines)
{
    private const int FewestLines = 2;
    private const int MostLines = 6;
    private const int LongestLine = 60;

    private static readonly string[] AtHome = ["DANMARK", "DENMARK"];

    /// <summary>
    /// R63: whether it is abroad. Its last line is then the country in capitals, as the Universal Postal Union has it written;
    /// a Danish address ends in postcode and town.
    /// </summary>
    public bool Abroad =>
        Lines[^1] is var last
        && last.Any(char.IsLetter)
        && !last.Any(sign => char.IsLower(sign) || char.IsDigit(sign))
        && !AtHome.Contains(last);

    /// <summary>Reads an address, whose lines are divided by line ends or semicolons. Null when it is none.</summary>
    public static PostalAddress? Read(string typed)
    {
        var lines = typed.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
            lines.Length is >= FewestLines and <= MostLines
            && lines.All(line => line.Length <= LongestLine && LoginTexts.MayShow(line))
            ? new(lines)
            : null;
    }

    /// <summary>An address is never printed by accident.</summary>
    public override string ToString() => nameof(PostalAddress);
}
