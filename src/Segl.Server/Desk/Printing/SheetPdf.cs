using Segl.Rules;
using Segl.Server.Desk.Printing.Texts;

namespace Segl.Server.Desk.Printing;

/// <summary>Draws the sheet with an activation code.</summary>
internal static class SheetPdf
{
    private const double FrameHeight = 174;

    /// <summary>Draws a sheet.</summary>
    public static byte[] Draw(Sheet sheet, PaperSize size) =>
        PaperPage.Draw(sheet.Language, size, page => Draw(page, sheet, SheetTexts.In(sheet.Language)));

    private static void Draw(PaperPage page, Sheet sheet, SheetTexts texts)
    {
        page.Line("Segl", PaperPage.Mark);
        page.Space(12);
        page.Line(texts.Heading, PaperPage.Heading);
        page.Space(12);
        // R30: the code in two groups, with the user ID beside it.
        page.Frame(
            FrameHeight,
            () =>
            {
                page.Labelled(texts.UserId, sheet.UserId, 22);
                page.Labelled(texts.Code, ActivationCodeText.InTwoGroups(sheet.Code), 46);
            }
        );
        page.Space(10);
        page.Paragraph(texts.ValidUntil(sheet.ValidUntil), PaperPage.Strong);
        page.Space(10);
        page.Paragraph(texts.WhatToDo, PaperPage.Strong);
        var steps = texts.Steps(sheet.App);
        for (var step = 0; step < steps.Count; step++)
        {
            page.Paragraph(steps[step], PaperPage.Text, $"{step + 1}.");
        }

        page.Space(10);
        page.Paragraph(texts.TellNobody, PaperPage.Strong);
        page.Paragraph(texts.ThrowAway, PaperPage.Text);
        page.Paragraph(texts.NotYou, PaperPage.Text);
        page.Foot(texts.Printed(sheet.Desk, sheet.Printed));
    }
}
