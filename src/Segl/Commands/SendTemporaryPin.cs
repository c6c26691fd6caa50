using System.CommandLine;
using Segl.Rules;
using Segl.Server.Persons;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl temporary-pin</c>: a temporary PIN for a new PIN in a blocked app (R23), as long as there is no desk. It
/// is sent to the registered number; the operator never sees it.
/// </summary>
internal static class SendTemporaryPin
{
    private static readonly Option<string> AppId = new("--app")
    {
        HelpName = "APP",
        Description = "Which, if several are blocked.",
    };

    /// <summary>Sends it for the person's only blocked app, or for the one given by <c>--app</c>.</summary>
    public static PersonCommand Command { get; } =
        new(
            "temporary-pin",
            "Send a temporary PIN for a new PIN in a blocked app.",
            (bench, person, typed) => Run(bench, person, typed.GetValue(AppId))
        )
        {
            AppId,
        };

    private static async Task<int> Run(Workbench bench, Guid personId, string? appId)
    {
        var blocked = (await bench.Database.Read(session => AppStore.Of(session, personId)))
            .Where(app => app is { State: AppState.Active, Pins.Blocked: true })
            .Where(app => appId is null || app.Id.ToString() == appId)
            .ToList();
        if (blocked is not [var app])
        {
            return await bench.Refuse(
                blocked.Count == 0
                    ? "This person has no app that is blocked after wrong PINs."
                    : $"Several are blocked; name one by --app: {string.Join(' ', blocked.Select(app => app.Id))}"
            );
        }

        var sent = await bench.People.Change(
            personId,
            bench.Now,
            change => NewPins.Send(change, app.Id, bench.Codes, new { app = app.Id, by = "segl" })
        );
        if (!sent.IsGranted(out var pin, out var refusal))
        {
            return await bench.Refuse(refusal);
        }

        await bench.Output.WriteLineAsync(
            $"A temporary PIN goes to the registered number. It is valid until {Workbench.Instant(pin.ValidUntil)}."
        );
        return 0;
    }
}
