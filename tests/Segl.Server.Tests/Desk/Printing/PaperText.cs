using System.Diagnostics;

namespace Segl.Server.Tests.Desk.Printing;

/// <summary>What stands on paper, as somebody reads it: poppler's <c>pdftotext</c>, a stranger to what drew it.</summary>
internal static class PaperText
{
    /// <summary>The text of a document, line by line.</summary>
    public static async Task<string> Of(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var reader = Process.Start(start)!;
        var text = reader.StandardOutput.ReadToEndAsync();
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        return await text;
    }

    /// <summary>The activation code on a sheet.</summary>
    public static async Task<string> Code(byte[] pdf) =>
        System.Text.RegularExpressions.Regex.Match(await Of(pdf), "[0-9A-Z]{5} [0-9A-Z]{5}").Value;
}
