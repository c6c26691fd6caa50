using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration.Memory;
using Segl.Demo;
using Segl.Server.App.Approving;
using Segl.Server.Configuration;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl serve [--demo]</c>: opens the configured doors.</summary>
internal static class Serve
{
    // An authorization request may stand in the address: a state of 8 kB, of which escaping makes three times as much.
    private const int LongestRequestLine = 32 * 1024;

    /// <summary>Runs until it is told to stop.</summary>
    public static Command Command { get; } = new("serve", "Open the doors that the configuration names.");

    static Serve() =>
        Command.SetAction((typed, _) => Run(Invocation.Of(typed).Settings, typed.GetValue(CommandLine.Demo)));

    private static async Task<int> Run(string[] settings, bool demo)
    {
        await using var app = await Build(settings, demo, configure: null);
        if (demo)
        {
            Console.WriteLine(DemoDoor.Warning);
        }

        try
        {
            await app.RunAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new WrongSettingException($"Segl:Listen names an address that somebody uses: {taken.Message}");
        }

        return 0;
    }

    /// <summary>Builds the server: settings, parts, doors. Tests hand in their clock here.</summary>
    public static async Task<WebApplication> Build(
        string[] settings,
        bool demo,
        Action<WebApplicationBuilder>? configure
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings });
        SayLess(builder);
        var read = Settings.Read(builder.Configuration, demo);
        builder.WebHost.UseUrls([.. read.Listen]);
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

    // Parts that read a file or take something are made now, so that what is wrong with them stops the start.
    private static async Task PrepareParts(IServiceProvider parts)
    {
        var (database, keys) = (parts.GetRequiredService<Database>(), parts.GetRequiredService<KeyEncryptionKey>());
        parts.GetRequiredService<OneServer>();
        parts.GetRequiredService<Places>();
        await parts.GetRequiredService<DatabaseClock>().Start();
        await DatabasePreparation.Prepare(
            database,
            keys,
            parts.GetRequiredService<OutsideCheckpoint>(),
            parts.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        if (parts.GetRequiredService<Settings>().Demo)
        {
            await DemoDoor.Prepare(parts);
        }
    }

    // The framework's own words about each request cost more than the request; whoever wants them configures Logging.
    // Without its diagnostics no line of a log stands in a scope that names the path, which can hold a secret.
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
