using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Segl.Rules;
using Segl.Server.Desk.Printing.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desk.Printing;

/// <summary>
/// Draws the sheet as a PDF, in memory alone. It is laid out on A4; A5 has the same proportions and is drawn smaller.
/// </summary>
internal sealed class SheetPdf
{
    private const double Width = 595;
    private const double Height = 842;
    private const double ShortSideOfA5 = 420;
    private const double Margin = 64;
    private const double Inside = 20;
    private const double TextWidth = Width - (2 * Margin);

    private static readonly XFont Text = SheetFonts.Regular(15),
        Strong = SheetFonts.Bold(15),
        Small = SheetFonts.Regular(12),
        Mark = SheetFonts.Bold(22),
        Heading = SheetFonts.Bold(28);

    private readonly XGraphics page;
    private double y = Margin;

    private SheetPdf(XGraphics page) => this.page = page;

    /// <summary>Draws a sheet.</summary>
    public static byte[] Draw(Sheet sheet, PaperSize size)
    {
        var scale = size switch
        {
            PaperSize.A4 => 1,
            PaperSize.A5 => ShortSideOfA5 / Width,
        };
        using var document = new PdfDocument { Language = sheet.Language.Tag() };
        document.Info.Title = "Segl";
        var paper = document.AddPage();
        (paper.Width, paper.Height) = (XUnitPt.FromPoint(Width * scale), XUnitPt.FromPoint(Height * scale));
        using (var page = XGraphics.FromPdfPage(paper))
        {
            page.ScaleTransform(scale);
            new SheetPdf(page).Draw(sheet, SheetTexts.In(sheet.Language));
        }

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    private void Draw(Sheet sheet, SheetTexts texts)
    {
        Line("Segl", Mark);
        y += 12;
        Line(texts.Heading, Heading);
        y += 12;
        Frame(texts, sheet);
        y += 10;
        Paragraph(texts.ValidUntil(sheet.ValidUntil), Strong);
        y += 10;
        Paragraph(texts.WhatToDo, Strong);
        var steps = texts.Steps(sheet.App);
        for (var step = 0; step < steps.Count; step++)
        {
            Paragraph(steps[step], Text, $"{step + 1}.");
        }

        y += 10;
        Paragraph(texts.TellNobody, Strong);
        Paragraph(texts.ThrowAway, Text);
        Paragraph(texts.NotYou, Text);
        page.DrawString(texts.Printed(sheet.Desk, sheet.Printed), Small, XBrushes.Black, Margin, Height - Margin);
    }

    // R30: the code in two groups, with the user ID beside it.
    private void Frame(SheetTexts texts, Sheet sheet)
    {
        const double FrameHeight = 174;
        page.DrawRectangle(new XPen(XColors.Black, 1.5), Margin, y, TextWidth, FrameHeight);
        var top = y;
        y += Inside;
        Labelled(texts.UserId, sheet.UserId, 22);
        Labelled(texts.Code, ActivationCodeText.InTwoGroups(sheet.Code), 46);
        y = top + FrameHeight;
    }

    private void Labelled(string label, string value, double size)
    {
        y += Small.Height;
        page.DrawString(label, Small, XBrushes.Black, Margin + Inside, y);
        var font = SheetFonts.Bold(size);
        var width = page.MeasureString(value, font).Width;
        const double Room = TextWidth - (2 * Inside);
        // A user ID may be long.
        font = width > Room ? SheetFonts.Bold(size * Room / width) : font;
        y += size + 4;
        page.DrawString(value, font, XBrushes.Black, Margin + Inside, y);
        y += 10;
    }

    private void Line(string text, XFont font)
    {
        y += font.Height;
        page.DrawString(text, font, XBrushes.Black, Margin, y);
    }

    private void Paragraph(string text, XFont font, string mark = "")
    {
        var indent = mark.Length == 0 ? 0 : Inside;
        var line = "";
        y += 4;
        page.DrawString(mark, font, XBrushes.Black, Margin, y + font.Height);
        foreach (var word in text.Split(' '))
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

    private void Put(string line, XFont font, double indent)
    {
        y += font.Height;
        page.DrawString(line, font, XBrushes.Black, Margin + indent, y);
    }
}
