using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate.Clients;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Staff;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/clients</c>: relying parties, as <c>segl client</c> does: listed, added, changed, removed, imported.
/// </summary>
internal sealed class ClientsPage(
    OperatePages pages,
    OperateFrame frame,
    GraveActs acts,
    CsvUploads files,
    ClientRegister register,
    Database database
)
{
    private const string Path = "/operate/clients";
    private const int LongestForm = 128 * 1024;

    private sealed record Saved(string? Id, string Metadata, bool NewSecret);

    private sealed record Removed(string Id);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(List));
        app.MapGet($"{Path}/new", pages.Show(visit => Task.FromResult(Page(visit, null, null, null))));
        app.MapPost($"{Path}/new", pages.Act((visit, form) => Save(visit, form, null), LongestForm));
        app.MapPost(
            $"{Path}/file",
            pages.Act(
                (visit, form) => files.Ask(visit, form, "clients", visit.Texts.AskClients, Path),
                CsvUploads.Longest
            )
        );
        app.MapGet($"{Path}/of/{{id}}", pages.Show(Show));
        app.MapPost($"{Path}/of/{{id}}", pages.Act((visit, form) => Save(visit, form, IdIn(visit)), LongestForm));
        app.MapPost($"{Path}/of/{{id}}/remove", pages.Act(Remove));
        acts.Add<Saved>("client-save", Save);
        acts.Add<Removed>("client-remove", Remove);
        acts.Add<CsvUploads.CsvUpload>("clients", Import);
    }

    private async Task<IResult> List(OperateVisit visit)
    {
        var texts = visit.Texts;
        var clients = (await database.Read(ClientStore.All)).ConvertAll(ClientMetadata.Of);
        Html done =
            visit.Done == "removed" ? $"""<p class="note ok" role="status">{texts.ClientRemoved}</p>""" : Html.None;
        return frame.Page(
            visit,
            texts.Clients,
            $"""
            {done}
            <p>{texts.ClientsLead}</p>
            <p><a class="button act" href="{Path}/new">{texts.AddClient}</a></p>
            <div class="wide" tabindex="0"><table>
            <thead><tr><th scope="col">{texts.NameOfIt}</th><th scope="col">client_id</th>
            <th scope="col">{texts.Sector}</th><th scope="col">{texts.Profile}</th></tr></thead>
            <tbody>{clients.Select(client =>
                (Html)
                    $"""
                    <tr><th scope="row"><a href="{Address(client.Id)}">{client.Name}</a></th><td>{client.Id}</td>
                    <td>{texts.Word(client.Sector)}</td><td>{texts.Word(client.Profile)}</td></tr>
                    """
            )}</tbody></table></div>
            {CsvUploads.Form(
                visit,
                $"{Path}/file",
                texts.ImportClients,
                string.Join(", ", ClientFile.Fields.Needed.Concat(ClientFile.Fields.Optional))
            )}
            """
        );
    }

    private async Task<IResult> Show(OperateVisit visit)
    {
        var id = IdIn(visit);
        return await database.Read(session => ClientStore.Find(session, id)) is { } stored
            ? Page(visit, stored, null, null)
            : frame.No(visit, new(Reason.NotFound), Path);
    }

    // The form: what was typed, or what is stored, or nothing.
    private IResult Page(OperateVisit visit, StoredClient? stored, IFormCollection? typed, string? wrong)
    {
        var texts = visit.Texts;
        Html no = wrong is null ? Html.None : $"""<p class="note no" role="alert" lang="en">{wrong}</p>""";
        string? Value(string name) =>
            typed is not null ? string.Join('\n', typed[name].ToArray())
            : stored is not null ? ClientFields.In(stored.Metadata, name)
            : null;
        Html secret = stored is null
            ? Html.None
            : $"""<label class="tick"><input type="checkbox" name="new-secret" value="yes"> {texts.NewSecret}</label>""";
        Html form = $"""
            {ClientFields.All.Select(field => ClientForm.Field(texts, field.Name, Value(field.Name)))}
            {secret}{Fields.Because(texts)}<button class="act">{texts.AskApp}</button>
            """;
        Html rest = stored is null ? Html.None : Rest(visit, stored);
        return frame.Page(
            visit,
            stored is null ? texts.AddClient : ClientMetadata.Of(stored).Name,
            $"""
            {no}<p>{texts.ClientLead}</p>
            {visit.Form(stored is null ? $"{Path}/new" : Address(stored.ClientId), form)}{rest}
            <p><a class="button plain" href="{Path}">{texts.Back}</a></p>
            """,
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private static Html Rest(OperateVisit visit, StoredClient stored) =>
        $"""
            <details><summary>{visit.Texts.AsJson}</summary><pre class="wide" tabindex="0">{stored.Metadata}</pre></details>
            <details><summary>{visit.Texts.RemoveClient}</summary><p>{visit.Texts.RemoveClientThen}</p>
            {visit.Form(
                $"{Address(stored.ClientId)}/remove",
                $"""
                {Fields.Because(visit.Texts, "because-remove")}
                <button class="harm">{visit.Texts.RemoveClient}</button>
                """
            )}</details>
            """;

    private async Task<IResult> Save(OperateVisit visit, IFormCollection form, string? id)
    {
        var stored = id is null ? null : await database.Read(session => ClientStore.Find(session, id));
        if (id is not null && stored is null)
        {
            return frame.No(visit, new(Reason.NotFound), Path);
        }

        try
        {
            // The same checks as at the end, so that the app is not asked for what would be refused.
            var metadata = ClientFields.ToMetadata(name => string.Join(' ', form[name].ToArray()), stored?.Metadata);
            var client = ClientMetadata.Read(id ?? ClientMetadata.IdIn(metadata) ?? "new", metadata, [0]);
            return await acts.Ask(
                visit,
                "client-save",
                form,
                id is null ? visit.Texts.AddClient : visit.Texts.ChangeClient,
                visit.Texts.AskClient(GraveActs.Shown(client.Name), client.Sector, client.Profile, stored is null),
                new Saved(id, metadata, form["new-secret"] == "yes"),
                id is null ? Path : Address(id)
            );
        }
        catch (WrongMetadataException wrong)
        {
            return Page(visit, stored, form, wrong.Message);
        }
    }

    private async Task<IResult> Save(OperateVisit visit, Saved saved, Actor actor)
    {
        try
        {
            var done = saved.Id is { } id
                ? await register.Change(id, saved.Metadata, saved.NewSecret, actor, visit.Now)
                : await register.Add(saved.Metadata, actor, visit.Now);
            return done is null ? frame.No(visit, new(Reason.NotFound), Path) : Done(visit, done);
        }
        catch (WrongMetadataException wrong)
        {
            return frame.Page(
                visit,
                visit.Texts.NotDone,
                $"""
                <p class="note no" lang="en">{wrong.Message}</p>
                <p><a class="button act" href="{Path}">{visit.Texts.Back}</a></p>
                """,
                StatusCodes.Status400BadRequest
            );
        }
    }

    private IResult Done(OperateVisit visit, NewClient client) =>
        frame.Page(
            visit,
            visit.Texts.ClientSaved,
            $"""
            <dl class="code-card"><dt>client_id</dt><dd><code>{client.ClientId}</code></dd>{Secret(visit, client)}</dl>
            <p>{visit.Texts.WithinSeconds}</p>
            <p><a class="button act" href="{Path}">{visit.Texts.Clients}</a></p>
            """
        );

    private static Html Secret(OperateVisit visit, NewClient client) =>
        client.Secret is null
            ? Html.None
            : $"""
                <dt>client_secret <span class="hint">{visit.Texts.SecretOnce}</span></dt>
                <dd><code>{client.Secret}</code></dd>
                """;

    private async Task<IResult> Remove(OperateVisit visit, IFormCollection form)
    {
        var id = IdIn(visit);
        return await database.Read(session => ClientStore.Find(session, id)) is { } stored
            ? await acts.Ask(
                visit,
                "client-remove",
                form,
                visit.Texts.RemoveClient,
                visit.Texts.AskRemoveClient(GraveActs.Shown(ClientMetadata.Of(stored).Name)),
                new Removed(id),
                Address(id)
            )
            : frame.No(visit, new(Reason.NotFound), Path);
    }

    private async Task<IResult> Remove(OperateVisit visit, Removed removed, Actor actor) =>
        await register.Remove(removed.Id, actor, visit.Now)
            ? new SeeOther($"{Path}?done=removed")
            : frame.No(visit, new(Reason.NotFound), Path);

    private async Task<IResult> Import(OperateVisit visit, CsvUploads.CsvUpload upload, Actor actor)
    {
        await using var file = upload.Open();
        var report = await ClientFile.Import(register, file, CsvUploads.Encoding, actor, visit.Now);
        return files.Report(
            visit,
            report,
            Path,
            client => $"<code>{client.ClientId}</code>{SecretInList(visit, client)}"
        );
    }

    private static Html SecretInList(OperateVisit visit, NewClient client) =>
        client.Secret is null
            ? Html.None
            : $""" client_secret: <code>{client.Secret}</code> <span class="hint">{visit.Texts.SecretOnce}</span>""";

    private static string IdIn(OperateVisit visit) => visit.Context.Request.RouteValues["id"]?.ToString() ?? "";

    private static string Address(string id) => $"{Path}/of/{Uri.EscapeDataString(id)}";
}
