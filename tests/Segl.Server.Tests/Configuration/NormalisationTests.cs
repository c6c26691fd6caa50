using System.Diagnostics;

namespace Segl.Server.Tests.Configuration;

/// <summary>The program itself, on a machine whose .NET was told to do without ICU.</summary>
public sealed class NormalisationTests
{
    [Fact]
    public async Task R69_a_server_that_cannot_normalise_passwords_does_not_start()
    {
        await using var bench = await Commands.TestBench.Make(DatabaseKind.Sqlite);
        using var segl = Process.Start(
            new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "segl.dll"),
                    "serve",
                    "--Segl:Issuer=https://segl.example",
                    "--Segl:Listen=http://127.0.0.1:0",
                    $"--Segl:Database={bench.Configured}",
                    $"--Segl:KeyFile={bench.KeyFile}",
                },
                Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
                RedirectStandardError = true,
            }
        )!;
        var errors = await segl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await segl.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("passwords cannot be normalised", errors);
        Assert.Equal(2, segl.ExitCode);
    }
}
