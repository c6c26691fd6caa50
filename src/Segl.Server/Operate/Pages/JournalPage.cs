using System.Text.Json;
using Segl.Server.Operate.Control;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary><c>/operate/journal</c>: what was done to the scheme, with who and why (R88).</summary>
internal sealed class JournalPage(OperatePages pages, OperateFrame frame, Database database, WorkerNames names)
{
    private const int Shown = 200;

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/operate/journal", pages.Show(Show));

    private async Task<IResult> Show(OperateVisit visit)
    {
        var lines = await database.Read(async session =>
        {
            var head = await SchemeJournal.Head(session);
            return await JournalStore.Of(session, SchemeJournal.Id, Math.Max(1, head.Seq - Shown + 1), Shown);
        });
        lines.Reverse();
        var rows = new List<Html>();
        foreach (var line in lines)
        {
            rows.Add(await Row(visit, line));
        }

        return frame.Page(
            visit,
            visit.Texts.Journal,
            $"""
            <p>{visit.Texts.JournalLead}</p>
            <ul class="activity">{rows}</ul>
            """
        );
    }

    private async Task<Html> Row(OperateVisit visit, JournalLine line)
    {
        using var facts = JsonDocument.Parse(line.Facts);
        var (what, details) = (line.What, new List<string>());
        foreach (var fact in facts.RootElement.EnumerateObject())
        {
            switch (fact.Name)
            {
                case "act":
                    what = fact.Value.ToString();
                    break;
                case "by" or "person":
                    details.Add(
                        $"{visit.Texts.FactName(fact.Name)}: {await names.Of(fact.Value.ToString(), visit.Texts)}"
                    );
                    break;
                case "because":
                    details.Add($"{visit.Texts.FactName(fact.Name)}: {fact.Value}");
                    break;
                default:
                    details.Add($"{visit.Texts.FactName(fact.Name)}: {fact.Value.ToString().ReplaceLineEndings(" ")}");
                    break;
            }
        }

        return $"""
            <li><time datetime="{line.At.UtcDateTime.ToString("O")}">{visit.Texts.When(line.At)}</time> {visit.Texts.EventName(
                what
            )}
            <p class="hint">{string.Join(" · ", details)}</p></li>
            """;
    }
}
