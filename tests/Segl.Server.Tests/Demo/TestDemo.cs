using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;

namespace Segl.Server.Tests.Demo;

/// <summary>A demo in a folder of its own, which nobody reaches over the network.</summary>
internal sealed class TestDemo : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-demo-").FullName;
    private WebApplication app = null!;

    private TestDemo() { }

    /// <summary>Starts one.</summary>
    public static async Task<TestDemo> Start()
    {
        var demo = new TestDemo();
        demo.app = await Serve.Build(
            [
                $"--Segl:Database={Path.Combine(demo.folder, "segl.db")}",
                $"--Segl:KeyFile={Path.Combine(demo.folder, "segl.key")}",
                "--Logging:LogLevel:Default=Error",
            ],
            demo: true,
            builder => builder.WebHost.UseTestServer()
        );
        await demo.app.StartAsync();
        return demo;
    }

    /// <summary>A program that asks it at one of its origins.</summary>
    public HttpClient At(string origin)
    {
        var http = app.GetTestClient();
        http.BaseAddress = new Uri(origin);
        return http;
    }

    /// <summary>A part of the program.</summary>
    public T Part<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
