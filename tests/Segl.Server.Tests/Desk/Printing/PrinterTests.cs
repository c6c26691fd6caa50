using Microsoft.Extensions.Logging.Abstractions;
using Segl.Rules;
using Segl.Server.Desk.Printing;
using Segl.Server.Web;

namespace Segl.Server.Tests.Desk.Printing;

/// <summary>A printer that can, and printers that cannot.</summary>
public sealed class PrinterTests
{
    private static readonly byte[] Pdf = SheetPdf.Draw(
        new(Language.Da, "karla", "K7QH29DMXT", default, default, "Aarhus", "app.segl.example.dk"),
        PaperSize.A4
    );

    [Fact]
    public async Task R83_a_printer_of_debian_prints_the_sheet()
    {
        await using var printer = await DebianPrinter.Start();
        var ours = Of(printer.Address);

        Assert.Null((await ours.Ask(CancellationToken.None)).Refusal);
        Assert.Null(await ours.Print(Pdf));
        Assert.Equal(Pdf, await printer.Printed());
    }

    [Theory]
    [InlineData("media-empty", 5, Reason.PrinterWithoutPaper)]
    [InlineData("media-needed-error,toner-low-warning", 3, Reason.PrinterWithoutPaper)]
    [InlineData("media-empty-warning", 3, null)]
    [InlineData("media-low-report", 4, null)]
    [InlineData("paused", 5, Reason.PrinterStopped)]
    [InlineData("none", 3, null)]
    public async Task R83_a_printer_is_asked_whether_it_can_print(string reasons, int state, Reason? why)
    {
        using var printer = new RawPrinter { Reasons = reasons, State = state };
        Assert.Equal(why, (await Of(printer.Address).Ask(CancellationToken.None)).Refusal?.Because);
    }

    [Fact]
    public async Task R83_a_printer_that_takes_no_jobs_is_stopped()
    {
        using var printer = new RawPrinter { Accepts = false };
        Assert.Equal(Reason.PrinterStopped, (await Of(printer.Address).Ask(CancellationToken.None)).Refusal?.Because);
    }

    [Theory]
    [InlineData("iso_a5_148x210mm", PaperSize.A5)]
    [InlineData("iso_a4_210x297mm", PaperSize.A4)]
    [InlineData("na_letter_8.5x11in", PaperSize.A4)]
    internal async Task R83_the_sheet_is_drawn_for_the_paper_in_the_printer(string media, PaperSize expected)
    {
        using var printer = new RawPrinter { Media = media };
        Assert.Equal(expected, (await Of(printer.Address).Ask(CancellationToken.None)).Paper);
    }

    [Theory]
    [InlineData(8, "none", Reason.PrinterStopped)]
    [InlineData(7, "none", Reason.PrinterStopped)]
    [InlineData(3, "media-empty", Reason.PrinterWithoutPaper)]
    [InlineData(5, "media-needed", Reason.PrinterWithoutPaper)]
    public async Task T41_a_job_that_does_not_end_is_taken_back(int job, string reasons, Reason why)
    {
        using var printer = new RawPrinter { Job = job };
        printer.OnDocument = () => printer.Reasons = reasons;

        Assert.Equal(why, (await Of(printer.Address).Print(Pdf))?.Because);
        Assert.Equal(1, printer.Cancelled);
    }

    [Fact]
    public async Task T41_a_job_that_was_printed_while_it_was_taken_back_is_printed()
    {
        using var printer = new RawPrinter { Job = 5, JobAfterCancel = 9 };
        printer.OnDocument = () => printer.Reasons = "media-empty";

        Assert.Null(await Of(printer.Address).Print(Pdf));
    }

    [Fact]
    public async Task R83_a_printer_that_wants_no_pdf_prints_nothing()
    {
        const short FormatNotSupported = 0x040A;
        using var printer = new RawPrinter { Taken = FormatNotSupported };
        Assert.Equal(Reason.PrinterStopped, (await Of(printer.Address).Print(Pdf))?.Because);
    }

    [Theory]
    [InlineData("<html>Printer</html>")]
    [InlineData("")]
    [InlineData("\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0001\u0004D\u00ff\u00ff")]
    public async Task R83_something_that_is_no_printer_is_away(string says)
    {
        using var printer = new RawPrinter { Says = System.Text.Encoding.Latin1.GetBytes(says) };
        Assert.NotNull((await Of(printer.Address).Ask(CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task R83_a_printer_that_is_switched_off_is_away()
    {
        var printer = Of($"ipp://127.0.0.1:{FreePorts.Next()}/ipp/print");
        Assert.Equal(Reason.PrinterAway, (await printer.Ask(CancellationToken.None)).Refusal?.Because);
        Assert.Equal(Reason.PrinterAway, (await printer.Print(Pdf))?.Because);
    }

    [Fact]
    public async Task T69_a_printer_that_the_operator_did_not_allow_is_away()
    {
        using var printer = new RawPrinter();
        var ours = new Printer(new OutgoingGuard([]).NewClient(), new(printer.Address), NullLogger.Instance);
        Assert.Equal(Reason.PrinterAway, (await ours.Ask(CancellationToken.None)).Refusal?.Because);
        Assert.Equal(Reason.PrinterAway, (await ours.Print(Pdf))?.Because);
        Assert.Empty(printer.Documents);
    }

    private static Printer Of(string address) =>
        new(new OutgoingGuard(["127.0.0.1", "localhost"]).NewClient(), new(address), NullLogger.Instance);
}
