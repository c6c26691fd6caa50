using Segl.Server.Configuration;
using Segl.Server.Operate.Control;
using Segl.Server.Web;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/settings</c>: what this node was configured with, and where that came from. A secret is never shown, and
/// what is law is no setting. Nothing is changed here: settings are the machine's.
/// </summary>
internal sealed class SettingsPage(
    OperatePages pages,
    OperateFrame frame,
    Settings settings,
    IConfiguration configuration
)
{
    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/operate/settings", pages.Show(Show));

    private Task<IResult> Show(OperateVisit visit) =>
        Task.FromResult(
            frame.Page(
                visit,
                visit.Texts.SettingsHeading,
                $"""
                <p>{visit.Texts.SettingsLead}</p>
                <div class="wide" tabindex="0"><table>
                <thead><tr><th scope="col">{visit.Texts.Setting}</th><th scope="col">{visit.Texts.Value}</th>
                <th scope="col">{visit.Texts.Source}</th></tr></thead>
                <tbody>{ShownSettings.Of(settings).Select(one =>
                    (Html)
                        $"""
                        <tr><th scope="row"><code>Segl:{one.Name}</code></th><td>{one.Value ?? visit.Texts.NotSet}</td>
                        <td>{SourceOf(one.Name) ?? visit.Texts.ByDefault}</td></tr>
                        """
                )}</tbody></table></div>
                """
            )
        );

    // The provider that was asked last has the last word.
    private string? SourceOf(string name) =>
        ((IConfigurationRoot)configuration)
            .Providers.Reverse()
            .FirstOrDefault(provider =>
                provider.TryGet($"Segl:{name}", out _) || provider.GetChildKeys([], $"Segl:{name}").Any()
            )
            ?.GetType()
            .Name.Replace("ConfigurationProvider", "", StringComparison.Ordinal);
}
