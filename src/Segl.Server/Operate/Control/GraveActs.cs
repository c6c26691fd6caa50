using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Operate.Staff;
using Segl.Server.Visiting;
using Segl.Storage;

namespace Segl.Server.Operate.Control;

/// <summary>
/// R88: a grave act of an operator is asked of their app again, in words that say what will be done. What it is done with
/// may be a whole file, so it waits in the database, sealed and for the hour, and not in a cookie.
/// </summary>
internal sealed class GraveActs
{
    private const string Act = "operate";
    private const string Purpose = "segl operator draft v1";
    private const int LongestName = 60;

    private readonly FreshApprovals<OperateVisit> approvals;
    private readonly Database database;
    private readonly KeyEncryptionKey keys;
    private readonly OperateFrame frame;
    private readonly Dictionary<string, Func<OperateVisit, JsonElement, Actor, Task<IResult>>> acts = new(
        StringComparer.Ordinal
    );

    private sealed record Arguments(Guid Draft);

    private sealed record Draft(Guid Operator, string Name, string Because, JsonElement Arguments);

    /// <summary>Registers the one approval behind all of them.</summary>
    public GraveActs(
        FreshApprovals<OperateVisit> approvals,
        Database database,
        KeyEncryptionKey keys,
        OperateFrame frame
    )
    {
        (this.approvals, this.database, this.keys, this.frame) = (approvals, database, keys, frame);
        approvals.Add<Arguments>(Act, (visit, asked, _) => CarryOut(visit, asked.Draft));
    }

    /// <summary>Names an act, and how it is carried out.</summary>
    public void Add<T>(string name, Func<OperateVisit, T, Actor, Task<IResult>> carryOut) =>
        acts.Add(
            name,
            (visit, arguments, actor) => carryOut(visit, arguments.Deserialize<T>(JsonSerializerOptions.Web)!, actor)
        );

    /// <summary>Asks the operator's app.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="name">The name of the act.</param>
    /// <param name="form">The form, which says why.</param>
    /// <param name="action">The action word that the app shows.</param>
    /// <param name="text">What will be done, as the app shows and signs it (R93).</param>
    /// <param name="arguments">What it is done with.</param>
    /// <param name="back">The page to show when it was not approved.</param>
    public async Task<IResult> Ask<T>(
        OperateVisit visit,
        string name,
        IFormCollection form,
        string action,
        string text,
        T arguments,
        string back
    )
    {
        if (BecauseIn(form) is not { } because)
        {
            return frame.Page(
                visit,
                visit.Texts.BecauseMissing,
                $"""<p><a class="button act" href="{back}">{visit.Texts.Back}</a></p>""",
                StatusCodes.Status400BadRequest
            );
        }

        var id = Guid.NewGuid();
        var draft = new Draft(
            visit.Person.Id,
            name,
            because,
            JsonSerializer.SerializeToElement(arguments, JsonSerializerOptions.Web)
        );
        var content = keys.Seal(JsonSerializer.SerializeToUtf8Bytes(draft, JsonSerializerOptions.Web), PurposeOf(id));
        await database.Write(
            Durability.Repairable,
            session =>
            {
                OperatorDraftStore.Add(session, id, content, visit.Now);
                return Task.CompletedTask;
            }
        );
        return await approvals.Ask(visit, Act, action, text, new Arguments(id), back);
    }

    /// <summary>Why the operator does it; null when the form does not say so in words that can be shown.</summary>
    public static string? BecauseIn(IFormCollection form) =>
        form["because"].ToString().Trim() is { Length: > 0 } because && LoginTexts.MayShow(because) ? because : null;

    /// <summary>A name as the app can show it in a sentence.</summary>
    public static string Shown(string name)
    {
        var plain = name.Length > LongestName ? $"{name[..LongestName]}…" : name;
        return LoginTexts.MayShow(plain) ? plain : "…";
    }

    private async Task<IResult> CarryOut(OperateVisit visit, Guid id)
    {
        var content = await database.Write(Durability.Durable, session => OperatorDraftStore.Take(session, id));
        if (content is null || Open(content, id) is not { } draft || draft.Operator != visit.Person.Id)
        {
            return frame.No(visit, new(Reason.StatementOver), "/operate");
        }

        return await acts[draft.Name](visit, draft.Arguments, new(visit.Person.Id, draft.Because));
    }

    private Draft? Open(byte[] content, Guid id)
    {
        try
        {
            return JsonSerializer.Deserialize<Draft>(keys.Open(content, PurposeOf(id)), JsonSerializerOptions.Web);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string PurposeOf(Guid id) => $"{Purpose} {id}";
}
