using Segl.Server.Desk.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desk.Serving;

/// <summary>The keys of the desk, shown on each page where there is a keyboard: an officer works without a mouse.</summary>
internal static class Shortcuts
{
    /// <summary>The list of them.</summary>
    public static Html Of(DeskTexts texts) =>
        $"""
            <aside class="hint keys" aria-label="{texts.Keys}">
            <p>{texts.KeysLead}</p>
            <ul>{texts.KeyNames.Select(key => (Html)$"<li><kbd>{key.Key}</kbd> {key.Value}</li>")}</ul>
            </aside>
            """;
}
