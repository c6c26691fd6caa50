using Microsoft.Extensions.Configuration.Memory;
using Segl.Storage;

namespace Segl.Server.Commands;

/// <summary><c>segl serve [--demo]</c>: opens the configured doors.</summary>
internal static class Serve
{
    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> Run(string[] words)
    {
        await using var app = await Build(words, configure: null);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Builds the server: settings, parts, doors. Tests hand in their clock here.</summary>
    public static async Task<WebApplication> Build(string[] words, Action<WebApplicationBuilder>? configure)
    {
        var read = Words.Read(words, []);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = read.Settings });
        SayLess(builder);
        var settings = Settings.Read(builder.Configuration, read.Demo);
        builder.WebHost.UseUrls([.. settings.Listen]);
        builder.AddSegl(settings);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<OneServer>();
        await Schema.Migrate(
            app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        app.MapSegl(settings);
        return app;
    }

    // The framework's own words about each request cost more than the request; whoever wants them configures Logging.
    private static void SayLess(WebApplicationBuilder builder) => builder.Configuration.Sources.Insert(
        0,
        new MemoryConfigurationSource { InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")] });
}
