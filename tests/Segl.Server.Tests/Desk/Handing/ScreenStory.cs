using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Desk.Handing;

/// <summary>A desk with an officer, and a browser that is the citizen's screen.</summary>
internal sealed partial class ScreenStory : IAsyncDisposable
{
    private ScreenStory(TestServer server, Citizen karla) => (Server, Karla, Screen) = (server, karla, new(server));

    public TestServer Server { get; }

    public Citizen Karla { get; }

    public LoginBrowser Screen { get; }

    public Guid Officer { get; } = Guid.NewGuid();

    public Handover Handover => Server.Parts.GetRequiredService<Handover>();

    public CitizenScreens Screens => Server.Parts.GetRequiredService<CitizenScreens>();

    public static Task<ScreenStory> Begin(DatabaseKind kind = DatabaseKind.Sqlite) => Begin(kind, log: null);

    public static async Task<ScreenStory> Begin(DatabaseKind kind, ILoggerProvider? log, params string[] settings)
    {
        var server = await TestServer.Start(kind, log, ["--Segl:DeskPrinters=127.0.0.1", .. settings]);
        return new(server, await server.Register());
    }

    /// <summary>The same, with the screen connected.</summary>
    public static async Task<ScreenStory> Paired(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var story = await Begin(kind);
        Assert.Null(await story.Pair());
        return story;
    }

    /// <summary>At a desk in Nuuk.</summary>
    public HandingPlace Place(string desk = "nuuk", Guid? officer = null, string? printer = null) =>
        Place(officer ?? Officer, desk, printer, Server.Clock.GetUtcNow());

    /// <inheritdoc cref="Place(string, Guid?, string?)"/>
    public static HandingPlace Place(Guid officer, string desk, string? printer, DateTimeOffset now) =>
        new(
            officer,
            "Aviaja Olsen",
            desk,
            "Borgerservice Nuuk",
            "America/Nuuk",
            printer,
            "lost phone",
            now,
            TestContext.Current.CancellationToken
        );

    /// <summary>The code on a screen that no officer has connected.</summary>
    public async Task<string> CodeOn(LoginBrowser screen) =>
        PairingCode().Match((await screen.Open("/screen")).Body).Groups[1].Value;

    /// <summary>The officer types the code while the screen looks again by itself.</summary>
    public async Task<Refusal?> Pair(LoginBrowser? screen = null, HandingPlace? place = null)
    {
        screen ??= Screen;
        var pairing = Screens.Pair(place ?? Place(), (await CodeOn(screen)).ToLowerInvariant());
        while (!pairing.IsCompleted)
        {
            await screen.Open("/screen");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return await pairing;
    }

    public Task<Refusal?> ShowCode(HandingPlace? place = null) =>
        Handover.ShowActivationCode(place ?? Place(), Karla.Id, Allowed);

    public Task<Refusal?> AskForPassword(string? serial = null) =>
        Handover.AskForPassword(Place(), Karla.Id, serial, Allowed);

    public static Task<Refusal?> Allowed(PersonChange change) => Task.FromResult<Refusal?>(null);

    /// <summary>Presses a button of the screen.</summary>
    public async Task<Answered> Press(string button, params (string, string)[] fields)
    {
        var token = Token().Match((await Screen.Open("/screen")).Body).Groups[1].Value;
        return await Screen.Post($"/screen/{button}", [.. fields, ("token", token)]);
    }

    public static string? CodeIn(string page) =>
        Code().Match(page) is { Success: true } found ? found.Groups[1].Value : null;

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [GeneratedRegex("id=\"code\">([0-9A-Z ]+)<")]
    private static partial Regex PairingCode();

    [GeneratedRegex("<dd class=\"big code\">([0-9A-Z]{5} [0-9A-Z]{5})<")]
    private static partial Regex Code();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
