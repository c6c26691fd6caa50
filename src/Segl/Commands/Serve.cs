using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration.Memory;
using Segl.Demo;
using Segl.Rules;
using Segl.Server.App.Approving;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Trust;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl serve [--demo]</c>: runs the server.</summary>
internal static class Serve
{
    // An authorization request may be in the URL: a state of 8 kB, tripled by percent-encoding.
    private const int LongestRequestLine = 32 * 1024;

    /// <summary>Runs until it is stopped.</summary>
    public static Command Command { get; } = new("serve", "Open the doors that the configuration names.");

    static Serve() =>
        Command.SetAction((typed, _) => Run(Invocation.Of(typed).Settings, typed.GetValue(CommandLine.Demo)));

    private static async Task<int> Run(string[] settings, bool demo)
    {
        await Run(settings, demo, configure: null, CancellationToken.None);
        return 0;
    }

    /// <summary>Runs until it is stopped. A demo that is reset begins anew, with nothing that it had.</summary>
    internal static async Task Run(
        string[] settings,
        bool demo,
        Action<WebApplicationBuilder>? configure,
        CancellationToken stop
    )
    {
        while (await RunOnce(settings, demo, configure, stop) is { IsAsked: true } reset)
        {
            await reset.Wipe();
        }
    }

    private static async Task<DemoReset?> RunOnce(
        string[] settings,
        bool demo,
        Action<WebApplicationBuilder>? configure,
        CancellationToken stop
    )
    {
        await using var app = await Build(settings, demo, configure);
        var reset = app.Services.GetService<DemoReset>();
        if (demo)
        {
            Console.WriteLine(DemoDoor.Warning);
        }

        try
        {
            await app.RunAsync(stop);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new WrongSettingException(
                $"Segl:Listen or Segl:OperateListen names an address that somebody uses: {taken.Message}"
            );
        }

        return reset;
    }

    /// <summary>Builds the server: settings, services, endpoints. Tests pass their clock here.</summary>
    public static async Task<WebApplication> Build(
        string[] settings,
        bool demo,
        Action<WebApplicationBuilder>? configure
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings });
        SayLess(builder);
        CheckNormalisation();
        var read = Settings.Read(builder.Configuration, demo);
        builder.WebHost.UseUrls([.. read.Listen.Append(read.OperateListen).OfType<string>()]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = LongestRequestLine);
        builder.AddSegl(read);
        configure?.Invoke(builder);

        var app = builder.Build();
        try
        {
            await PrepareParts(app.Services);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        app.MapSegl(read);
        return app;
    }

    // R69: without ICU .NET takes every text beyond ASCII as normalised and says nothing.
    private static void CheckNormalisation()
    {
        if (Passwords.Normalised("e\u0301") != "\u00e9")
        {
            throw new WrongSettingException(
                "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set, and passwords cannot be normalised: take it away."
            );
        }
    }

    // Services that read a file or bind a resource are created now, so that their errors prevent the start.
    private static async Task PrepareParts(IServiceProvider parts)
    {
        var (database, keys) = (parts.GetRequiredService<Database>(), parts.GetRequiredService<KeyEncryptionKey>());
        parts.GetRequiredService<OneServer>();
        parts.GetRequiredService<Places>();
        parts.GetRequiredService<DocumentTrust>();
        parts.GetRequiredService<ILostDocuments>();
        await parts.GetRequiredService<DatabaseClock>().Start();
        await DatabasePreparation.Prepare(
            database,
            keys,
            parts.GetRequiredService<OutsideCheckpoint>(),
            parts.GetRequiredService<TimeProvider>()
        );
        if (parts.GetRequiredService<Settings>().Demo)
        {
            await DemoDoor.Prepare(parts);
        }

        // What prepares a database takes its time; a citizen is told within three seconds.
        database.Patience = parts.GetRequiredService<DatabasePatience>().Request;
    }

    // The framework's own log lines about each request cost more than the request; operators enable them with
    // Logging. Without its diagnostics no log line has a scope that names the path, which can contain a secret.
    private static void SayLess(WebApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource
            {
                InitialData =
                [
                    new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
                    new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None"),
                ],
            }
        );
}
