namespace Segl.Passport;

/// <summary>A machine-readable zone (Doc 9303 parts 3 to 6) whose check digits all fit.</summary>
public sealed record Mrz
{
    // Ninety characters, line ends and some spaces of a hand that copies; nothing longer is even looked at.
    private const int LongestText = 200;

    private readonly MrzLayout layout;

    private Mrz(MrzLayout layout, string text, string number, DateOnly? birth, DateOnly expiry)
    {
        this.layout = layout;
        (Text, DocumentNumber, BirthDate, ExpiryDate) = (text, number, birth, expiry);
    }

    /// <summary>The size of the document.</summary>
    public MrzFormat Format => layout.Format;

    /// <summary>All lines joined, as corrected.</summary>
    public string Text { get; }

    /// <summary>The first two characters without filler: P for a passport, I, A or C for a card.</summary>
    public string DocumentCode => Field(..2);

    /// <summary>
    /// The issuing state or organization: a code of Doc 9303-3 section 5, such as <c>DNK</c> or <c>D</c>.
    /// </summary>
    public string IssuingState => Field(layout.State);

    /// <summary>The document number, also when it is so long that a card continues it in the optional data.</summary>
    public string DocumentNumber { get; }

    /// <summary>The holder's nationality, a code like <see cref="IssuingState"/>.</summary>
    public string Nationality => Field(layout.Nationality);

    /// <summary>The date of birth; null when the document does not know it wholly.</summary>
    public DateOnly? BirthDate { get; }

    /// <summary>The last day on which the document is valid.</summary>
    public DateOnly ExpiryDate { get; }

    /// <summary>M, F, or null when unspecified.</summary>
    public char? Sex => Text[layout.Sex] is var sex and not '<' ? sex : null;

    /// <summary>The primary identifier: family names, with spaces between its parts; perhaps cut off.</summary>
    public string PrimaryIdentifier => Names[0];

    /// <summary>The secondary identifier: given names; empty if there are none; perhaps cut off.</summary>
    public string SecondaryIdentifier => Names.Length > 1 ? Names[1] : "";

    /// <summary>Whether the names fill their line, so that the end of the last one may be missing.</summary>
    public bool IsNameCutOff => Text[layout.Names][^1] != '<';

    /// <summary>Optional data: in a TD3 the personal number, in a card those of the first line.</summary>
    public string OptionalData => Field(layout.Optional);

    /// <summary>Optional data of the second line of a TD1; empty in other formats.</summary>
    public string SecondOptionalData => Field(layout.SecondOptional);

    /// <summary>
    /// MRZ_information (Doc 9303-11 section 4.3.2): number, birth and expiry, each with its check digit. BAC and PACE
    /// derive
    /// their keys from it.
    /// </summary>
    internal string Information => AccessKey.Information(DocumentNumber, Text[layout.Birth], Text[layout.Expiry]);

    private string[] Names =>
        [.. Text[layout.Names].Trim('<').Split("<<", 3).Select(name => name.Trim('<').Replace('<', ' '))];

    /// <summary>Reads a zone as typed or recognized in a picture: lines apart or joined, in capitals or not.</summary>
    /// <param name="text">What was read.</param>
    /// <param name="today">Decides the century of the dates.</param>
    /// <param name="mrz">The zone.</param>
    /// <param name="fault">Where it is wrong.</param>
    /// <returns>False when it is not one.</returns>
    public static bool TryRead(string text, DateOnly today, out Mrz? mrz, out MrzFault fault)
    {
        mrz = null;
        fault = MrzFault.Length;
        if (text.Length > LongestText)
        {
            return false;
        }

        var joined = string.Concat(text.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        if (MrzLayout.OfLength(joined.Length) is not { } layout)
        {
            return false;
        }
        if (
            Corrected(joined, layout, out fault) is not { } corrected
            || FirstFault(corrected, layout) is { } wrong && (fault = wrong) == wrong
        )
        {
            return false;
        }
        if (!MrzDate.TryBirth(corrected[layout.Birth], today, out var birth))
        {
            fault = MrzFault.BirthDate;
            return false;
        }
        if (!MrzDate.TryExpiry(corrected[layout.Expiry], today, out var expiry))
        {
            fault = MrzFault.ExpiryDate;
            return false;
        }

        mrz = new(layout, corrected, NumberOf(corrected, layout)!, birth, expiry);
        return true;
    }

    private static string? Corrected(string text, MrzLayout layout, out MrzFault fault)
    {
        var corrected = text.ToCharArray();
        for (var i = 0; i < corrected.Length; i++)
        {
            if (corrected[i] is not ('<' or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                fault = MrzFault.Character;
                return null;
            }
            if (MrzConfusions.Correct(corrected[i], layout.Places[i]) is not { } belongs)
            {
                fault = MrzFault.Position;
                return null;
            }
            corrected[i] = belongs;
        }
        fault = default;
        return new(corrected);
    }

    private static MrzFault? FirstFault(string text, MrzLayout layout)
    {
        // V is a visa, which has no chip and no composite check digit (Doc 9303-7).
        var codes = layout.Format == MrzFormat.Td3 ? "P" : "IACP";
        return !codes.Contains(text[0], StringComparison.Ordinal) ? MrzFault.DocumentCode
            : NumberOf(text, layout) is null ? MrzFault.DocumentNumber
            : !Fits(text, layout.Birth) ? MrzFault.BirthDate
            : !Fits(text, layout.Expiry) ? MrzFault.ExpiryDate
            : layout.Format == MrzFormat.Td3 && !PersonalNumberFits(text, layout) ? MrzFault.PersonalNumber
            : MrzCheckDigit.Of(string.Concat(layout.Composite.Select(part => text[part])))
            != text[layout.CompositeCheck]
                ? MrzFault.Composite
            : null;
    }

    private static bool Fits(string text, Range field) => MrzCheckDigit.Of(text[field]) == text[field.End.Value];

    // An empty personal number has the check digit 0 or a filler (Doc 9303-4 section 4.2.2.2).
    private static bool PersonalNumberFits(string text, MrzLayout layout) =>
        Fits(text, layout.Optional)
        || (text[layout.Optional.End.Value] == '<' && text[layout.Optional].All(c => c == '<'));

    // A number of more than nine characters has a filler for its check digit and goes on in the optional data, where
    // the
    // check digit is its last character (Doc 9303-5 section 4.2.2.2, note j; Doc 9303-6 likewise).
    private static string? NumberOf(string text, MrzLayout layout)
    {
        var first = text[layout.Number];
        if (text[layout.NumberCheck] != '<')
        {
            return Fits(text, layout.Number) && first.Trim('<').Length > 0 ? first.TrimEnd('<') : null;
        }

        var rest = text[layout.Optional].Split('<')[0];
        return rest.Length > 1 && MrzCheckDigit.Of(first + rest[..^1]) == rest[^1] ? first + rest[..^1] : null;
    }

    private string Field(Range place) => Text[place].Trim('<').Replace('<', ' ');
}
