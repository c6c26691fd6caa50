using System.Text;
using Segl.Server.Csv;
using Segl.Server.Operate.Control;
using Segl.Server.Web;

namespace Segl.Server.Operate.Pages;

/// <summary>A file of lines that an operator sends: its form, what the app is asked, and the report of each bad
/// line.</summary>
internal sealed class CsvUploads(OperateFrame frame, GraveActs acts)
{
    /// <summary>How many bytes a form with such a file may have.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>The file, as it waits for the operator's approval.</summary>
    /// <param name="Content">What is in it.</param>
    public sealed record CsvUpload(byte[] Content)
    {
        /// <summary>The file.</summary>
        public MemoryStream Open() => new(Content);
    }

    /// <summary>The form.</summary>
    public static Html Form(OperateVisit visit, string action, string heading, string columns) =>
        $"""
            <details><summary>{heading}</summary>
            <p>{visit.Texts.CsvLead}</p><p class="hint"><code>{columns}</code></p>
            {visit.FileForm(
                action,
                $"""
                {Fields.File("file", visit.Texts.CsvFile, null, ".csv,text/csv")}
                {Fields.Because(visit.Texts, "because-file")}
                <button class="act">{visit.Texts.SendFile}</button>
                """
            )}</details>
            """;

    /// <summary>Asks the operator's app about the file.</summary>
    public async Task<IResult> Ask(
        OperateVisit visit,
        IFormCollection form,
        string act,
        Func<string, string> text,
        string back
    )
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return frame.No(visit, new(Rules.Reason.Malformed), back);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return await acts.Ask(
            visit,
            act,
            form,
            visit.Texts.ActFile,
            text(GraveActs.Shown(file.FileName)),
            new CsvUpload(content.ToArray()),
            back
        );
    }

    /// <summary>What became of it: how many good lines, what they brought, and each bad one.</summary>
    public IResult Report<T>(OperateVisit visit, CsvReport<T> report, string back, Func<T, Html>? done = null)
        where T : class
    {
        var texts = visit.Texts;
        Html brought = done is null
            ? Html.None
            : $"<ul>{report.Done.Select(one => (Html)$"<li>{done(one)}</li>")}</ul>";
        Html bad =
            report.Bad.Count == 0
                ? Html.None
                : $"""
                    <h2>{texts.BadLines(report.Bad.Count)}</h2>
                    <div class="wide" tabindex="0"><table>
                    <thead><tr><th scope="col">{texts.LineNumber}</th><th scope="col">{texts.WhyNot}</th></tr></thead>
                    <tbody lang="en">{report.Bad.Select(line =>
                        (Html)$"<tr><td>{line.Line}</td><td>{line.WhyNot}</td></tr>"
                    )}</tbody></table></div>
                    """;
        return frame.Page(
            visit,
            texts.FileReport,
            $"""
            <p class="note {(report.Bad.Count == 0 ? "ok" : "warn")}" role="status">{texts.GoodLines(
                report.Done.Count
            )}</p>
            {brought}{bad}
            <p><a class="button act" href="{back}">{texts.Back}</a></p>
            """
        );
    }

    /// <summary>The encoding of a file without a byte order mark.</summary>
    public static Encoding Encoding => Encoding.UTF8;
}
