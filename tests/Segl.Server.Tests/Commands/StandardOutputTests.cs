using System.Diagnostics;

namespace Segl.Server.Tests.Commands;

/// <summary>The program itself, with an output that nobody reads: whoever registers would not see the code.</summary>
public sealed class StandardOutputTests
{
    [Theory]
    [InlineData("""exec 3> >(:); wait $!; exec dotnet "$@" >&3""", "a reader that is gone")]
    [InlineData("""exec dotnet "$@" > /dev/full""", "a full disk")]
    public async Task Point_5_5_nobody_is_registered_whose_code_went_nowhere(string shell, string where)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        using var segl = Process.Start(
            new ProcessStartInfo("bash")
            {
                ArgumentList =
                {
                    "-c",
                    shell,
                    "bash",
                    Path.Combine(AppContext.BaseDirectory, "segl.dll"),
                    "register",
                    "--number=0101901234",
                    "--name=Anne Ø",
                    "--user-id=anne5",
                    "--phone=+4512345678",
                    "--Segl:Issuer=https://segl.example",
                    $"--Segl:Database={bench.Configured}",
                    $"--Segl:KeyFile={bench.KeyFile}",
                },
                RedirectStandardError = true,
            }
        )!;
        var errors = await segl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await segl.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(segl.ExitCode == 1, $"{where}: ended with {segl.ExitCode} and said {errors}");
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Equal(0, await bench.Count("person"));
        Assert.Equal(0, await bench.Count("activation_code"));
    }
}
