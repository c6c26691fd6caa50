using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Segl.Server.Web;

namespace Segl.Server.Desk.Printing;

/// <summary>
/// One page of paper, drawn from top to bottom as a PDF, in memory alone. It is laid out on A4; A5 has the same proportions
/// and is drawn smaller.
/// </summary>
internal sealed class PaperPage
{
    /// <summary>The space inside a frame, and the indent of a numbered step, in points.</summary>
    public const double Inside = 20;

    private const double Width = 595;
    private const double Height = 842;
    private const double ShortSideOfA5 = 420;
    private const double Margin = 64;
    private const double TextWidth = Width - (2 * Margin);

    private readonly XGraphics page;
    private double y = Margin;

    private PaperPage(XGraphics page) => this.page = page;

    /// <summary>The letters of running text, of what matters, of the foot, of the name "Segl" and of a heading.</summary>
    public static readonly XFont Text = SheetFonts.Regular(15),
        Strong = SheetFonts.Bold(15),
        Small = SheetFonts.Regular(12),
        Mark = SheetFonts.Bold(22),
        Heading = SheetFonts.Bold(28);

    /// <summary>Draws a page.</summary>
    public static byte[] Draw(Language language, PaperSize size, Action<PaperPage> draw)
    {
        var scale = size switch
        {
            PaperSize.A4 => 1,
            PaperSize.A5 => ShortSideOfA5 / Width,
        };
        using var document = new PdfDocument { Language = language.Tag() };
        document.Info.Title = "Segl";
        var paper = document.AddPage();
        (paper.Width, paper.Height) = (XUnitPt.FromPoint(Width * scale), XUnitPt.FromPoint(Height * scale));
        using (var page = XGraphics.FromPdfPage(paper))
        {
            page.ScaleTransform(scale);
            draw(new PaperPage(page));
        }

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    /// <summary>Leaves space, in points.</summary>
    public void Space(double points) => y += points;

    /// <summary>One line.</summary>
    public void Line(string text, XFont font)
    {
        y += font.Height;
        page.DrawString(text, font, XBrushes.Black, Margin, y);
    }

    /// <summary>A paragraph, with a mark before it or none.</summary>
    public void Paragraph(string text, XFont font, string mark = "")
    {
        var indent = mark.Length == 0 ? 0 : Inside;
        var line = "";
        y += 4;
        page.DrawString(mark, font, XBrushes.Black, Margin, y + font.Height);
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, font, TextWidth - indent)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && page.MeasureString(longer, font).Width > TextWidth - indent)
            {
                Put(line, font, indent);
                longer = word;
            }

            line = longer;
        }

        Put(line, font, indent);
    }

    /// <summary>A frame of that height, with what is drawn into it.</summary>
    public void Frame(double height, Action draw)
    {
        page.DrawRectangle(new XPen(XColors.Black, 1.5), Margin, y, TextWidth, height);
        var top = y;
        y += Inside;
        draw();
        y = top + height;
    }

    /// <summary>A value in large letters below its label, within a frame; a long one is drawn smaller.</summary>
    public void Labelled(string label, string value, double size)
    {
        y += Small.Height;
        page.DrawString(label, Small, XBrushes.Black, Margin + Inside, y);
        var font = SheetFonts.Bold(size);
        var width = page.MeasureString(value, font).Width;
        const double Room = TextWidth - (2 * Inside);
        font = width > Room ? SheetFonts.Bold(size * Room / width) : font;
        y += size + 4;
        page.DrawString(value, font, XBrushes.Black, Margin + Inside, y);
        y += 10;
    }

    /// <summary>One line at the foot of the page.</summary>
    public void Foot(string text) => page.DrawString(text, Small, XBrushes.Black, Margin, Height - Margin);

    // A word that is wider than the paper is broken.
    private List<string> Pieces(string word, XFont font, double room)
    {
        var pieces = new List<string>();
        while (word.Length > 1 && page.MeasureString(word, font).Width > room)
        {
            var fits = word.Length - 1;
            while (fits > 1 && page.MeasureString(word[..fits], font).Width > room)
            {
                fits--;
            }

            pieces.Add(word[..fits]);
            word = word[fits..];
        }

        pieces.Add(word);
        return pieces;
    }

    private void Put(string line, XFont font, double indent)
    {
        y += font.Height;
        page.DrawString(line, font, XBrushes.Black, Margin + indent, y);
    }
}
