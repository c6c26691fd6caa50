using System.CommandLine;
using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl block-app</c>: support blocks an app for a caller who lost it or whose app seems to be cloned; its place is
/// free for another (R10, R11).
/// </summary>
internal static class BlockApp
{
    private static readonly Option<string> AppId = new("--app")
    {
        HelpName = "APP",
        Description = "Which, if the person has several.",
    };

    /// <summary>Blocks the person's one app, or the one that <c>--app</c> names.</summary>
    public static PersonCommand Command { get; } =
        new(
            "block-app",
            "Block an app of a person in the service: it frees its place, and its logins end.",
            (bench, person, typed) => Run(bench, person, typed.GetValue(AppId))
        )
        {
            AppId,
        };

    private static async Task<int> Run(Workbench bench, Guid personId, string? appId)
    {
        var active = (await bench.Database.Read(session => AppStore.Of(session, personId)))
            .Where(app => app.State is AppState.Active)
            .ToList();
        var named = active.Where(app => appId is null || app.Id.ToString() == appId).ToList();
        if (named is not [var chosen])
        {
            return await bench.Refuse(
                named.Count == 0
                    ? "This person has no such active app."
                    : $"There are several; name one by --app: {string.Join(", ", named.Select(Described))}"
            );
        }

        var blocked = await bench.People.Change(personId, bench.Now, change => Block(change, chosen.Id));
        await bench.Output.WriteLineAsync(
            blocked ? $"The app is blocked: {Described(chosen)}" : "The app is blocked or deleted already."
        );
        return 0;
    }

    private static async Task<bool> Block(PersonChange change, Guid appId)
    {
        if (await AppStore.Find(change.Session, change.Person.Id, appId) is not { State: AppState.Active } app)
        {
            return false;
        }

        await AppEnds.EndAllOf(change, appId);
        AppStore.Save(change.Session, app with { State = AppState.Blocked, Slot = null });
        change.Record(
            Happening.AppBlocked,
            new
            {
                app = appId,
                name = app.Name,
                by = "segl",
            }
        );
        return true;
    }

    private static string Described(StoredApp app) => $"{app.Id} ({app.Name}, {app.Model})";
}
