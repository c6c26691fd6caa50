using System.Diagnostics;

namespace Segl.Server.Tests;

/// <summary>Waits for what comes about by itself, as long as a busy machine may take.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until it is so.</summary>
    /// <param name="isSo">Looks.</param>
    /// <param name="said">What helps to see why it never was so.</param>
    public static async Task Is(Func<Task<bool>> isSo, Func<string>? said = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(waited.Elapsed < Longest, $"It did not come to pass. {said?.Invoke()}");
            await Task.Delay(BetweenLooks, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc cref="Is(Func{Task{bool}}, Func{string})"/>
    public static Task Is(Func<bool> isSo) => Is(() => Task.FromResult(isSo()));
}
