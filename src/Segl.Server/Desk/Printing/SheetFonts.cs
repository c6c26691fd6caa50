using System.Reflection;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Segl.Server.Desk.Printing;

/// <summary>
/// The fonts of the sheet: Atkinson Hyperlegible (SIL OFL 1.1), drawn so that no letter or digit is taken for another, out
/// of the npm package <c>@expo-google-fonts/atkinson-hyperlegible</c>. A sheet embeds only the letters that stand on it.
/// </summary>
internal sealed class SheetFonts : IFontResolver
{
    private const string Family = "Atkinson Hyperlegible";

    static SheetFonts() => GlobalFontSettings.FontResolver = new SheetFonts();

    /// <summary>For what is read.</summary>
    public static XFont Regular(double size) => new(Family, size, XFontStyleEx.Regular);

    /// <summary>For what stands out.</summary>
    public static XFont Bold(double size) => new(Family, size, XFontStyleEx.Bold);

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new(isBold ? "sheet-bold.ttf" : "sheet-regular.ttf") : null;

    /// <inheritdoc/>
    public byte[] GetFont(string faceName)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(faceName)!;
        var font = new byte[file.Length];
        file.ReadExactly(font);
        return font;
    }
}
