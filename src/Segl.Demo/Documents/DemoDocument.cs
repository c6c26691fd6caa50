using Segl.Passport;
using Segl.Passport.Chips;

namespace Segl.Demo.Documents;

/// <summary>The documents in a visitor's drawer.</summary>
internal enum DocumentKind
{
    /// <summary>Karla's Danish passport.</summary>
    Passport,

    /// <summary>The German identity card of a person without a Danish number; its access number opens its chip.</summary>
    Card,

    /// <summary>A passport with Karla's data, which no authority signed.</summary>
    Forged,
}

/// <summary>Whose document it is.</summary>
/// <param name="Face">Whose face is on it, as the demo's camera knows it.</param>
/// <param name="Surname">As it stands in the zone.</param>
/// <param name="GivenName">As it stands in the zone.</param>
/// <param name="BirthDate">The date of birth.</param>
/// <param name="PersonNumber">The CPR number, which a Danish passport holds; null for a holder without one.</param>
internal sealed record DocumentHolder(
    string Face,
    string Surname,
    string GivenName,
    DateOnly BirthDate,
    string? PersonNumber
);

/// <summary>
/// A passport or identity card of the demo, with a chip by Segl.Passport.Chips. Whoever reads that library has its keys,
/// so only the demo trusts its authorities.
/// </summary>
internal sealed class DemoDocument
{
    private const string Expiry = "340415";
    private readonly Lazy<ChipDesign> design;

    /// <summary>Makes the document.</summary>
    /// <param name="kind">Which one it is.</param>
    /// <param name="holder">Whose.</param>
    /// <param name="number">The document number, nine characters.</param>
    public DemoDocument(DocumentKind kind, DocumentHolder holder, string number)
    {
        (Kind, Holder, Lines) = (kind, holder, kind is DocumentKind.Card ? Td1(holder, number) : Td3(holder, number));
        design = new(Design);
    }

    /// <summary>Which one it is.</summary>
    public DocumentKind Kind { get; }

    /// <summary>Whose it is.</summary>
    public DocumentHolder Holder { get; }

    /// <summary>The machine-readable zone, as it is printed.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The access number on the front of a card; null for a passport.</summary>
    public string? AccessNumber => Kind is DocumentKind.Card ? Specimen.Can : null;

    /// <summary>The authorities whose documents the demo trusts. The forger's is none of them.</summary>
    public static IReadOnlyList<byte[]> TrustedAuthorities =>
        [.. new[] { DocumentKind.Passport, DocumentKind.Card }.Select(kind => StateOf(kind).Authority())];

    /// <summary>The chip as it is when it comes near a reader.</summary>
    public Chip Chip() => new(design.Value);

    private ChipDesign Design() =>
        new()
        {
            State = StateOf(Kind),
            Mrz = string.Concat(Lines),
            Portrait = FaceMark.On(Specimen.Jpeg, Holder.Face),
            ActiveKey = TestKey.Ec($"{Lines[0]}", "secp256r1"),
        };

    private static TestState StateOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => new() { Country = "DK" },
            DocumentKind.Card => new() { Country = "DE" },
            DocumentKind.Forged => new() { Country = "DK", AuthorityKey = TestKey.Ec("forger") },
        };

    // Doc 9303-4: two lines of 44 characters.
    private static string[] Td3(DocumentHolder holder, string number)
    {
        var (signed, birth, expires) = (Checked(number), Checked(Date(holder)), Checked(Expiry));
        var personal = Checked((holder.PersonNumber ?? "").PadRight(14, '<'));
        var composite = MrzCheckDigit.Of(signed + birth + expires + personal);
        return [$"P<DNK{Name(holder)}".PadRight(44, '<'), $"{signed}DNK{birth}F{expires}{personal}{composite}"];
    }

    // Doc 9303-5: three lines of 30 characters.
    private static string[] Td1(DocumentHolder holder, string number)
    {
        var (signed, birth, expires) = (Checked(number), Checked(Date(holder)), Checked(Expiry));
        var (optional, more) = (new string('<', 15), new string('<', 11));
        var composite = MrzCheckDigit.Of(signed + optional + birth + expires + more);
        return [$"IDD<<{signed}{optional}", $"{birth}F{expires}D<<{more}{composite}", Name(holder).PadRight(30, '<')];
    }

    private static string Name(DocumentHolder holder) => $"{holder.Surname}<<{holder.GivenName}";

    private static string Date(DocumentHolder holder) =>
        holder.BirthDate.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Checked(string field) => field + MrzCheckDigit.Of(field);
}
