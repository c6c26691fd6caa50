using Segl.Server.Desk.Printing;
using Segl.Server.Web;

namespace Segl.Server.Tests.Desk.Printing;

/// <summary>The sheet, as <c>pdftotext</c> reads it.</summary>
public sealed class SheetTests
{
    private static readonly DateTimeOffset Printed = new(2030, 6, 1, 14, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(
        Language.Da,
        PaperSize.A4,
        "595 x 842",
        "Din aktiveringskode",
        "3/6 2030 kl. 14.00",
        "Sig aldrig koden"
    )]
    [InlineData(Language.En, PaperSize.A5, "420 x 594", "Your activation code", "3 June 2030 at 14:00", "Never tell")]
    internal async Task R30_the_sheet_has_code_and_user_id_in_the_owners_language(
        Language language,
        PaperSize size,
        string points,
        string heading,
        string until,
        string warning
    )
    {
        var pdf = SheetPdf.Draw(Sheet(language, "æblegrød og en lang bruger-id: 48 tegn i alt 0123"), size);
        var text = await PaperText.Of(pdf);

        Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.Contains("K7QH2 9DMXT", text, StringComparison.Ordinal);
        Assert.Contains("æblegrød og en lang bruger-id: 48 tegn i alt 0123", text, StringComparison.Ordinal);
        Assert.Contains(until, text, StringComparison.Ordinal);
        Assert.Contains(warning, text, StringComparison.Ordinal);
        Assert.Contains("app.segl.example.dk", text, StringComparison.Ordinal);
        Assert.Contains(points, await PaperInfo(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R30_one_sheet_is_one_page_that_holds_its_fonts()
    {
        var pdf = SheetPdf.Draw(Sheet(Language.Da, "karla"), PaperSize.A4);
        Assert.Contains("Pages:           1", await PaperInfo(pdf), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 5_000, 60_000);
    }

    private static Sheet Sheet(Language language, string userId) =>
        new(language, userId, "K7QH29DMXT", Printed.AddDays(2), Printed, "Borgerservice Aarhus", "app.segl.example.dk");

    private static async Task<string> PaperInfo(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf);
        await using var info = new StartedProcess("pdfinfo", file);
        await info.Line(line => line.StartsWith("PDF version", StringComparison.Ordinal));
        File.Delete(file);
        return info.Said;
    }
}
