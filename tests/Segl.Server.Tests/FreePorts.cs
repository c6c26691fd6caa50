using System.Collections.Concurrent;
using System.Net.NetworkInformation;

namespace Segl.Server.Tests;

/// <summary>
/// Ports of this machine on which nobody listens, for servers that a test starts. They lie below those that the system
/// gives to whoever connects, so that a port is still free when its program starts, or starts again.
/// </summary>
internal static class FreePorts
{
    private const int First = 12_000;
    private const int Last = 32_000;
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    /// <summary>The first of some free ports in a row, which no other test of this process is given.</summary>
    /// <param name="inARow">How many.</param>
    public static int Next(int inARow = 1)
    {
        while (true)
        {
            var ports = Enumerable.Range(Random.Shared.Next(First, Last), inARow).ToList();
            // Asked of the system and not tried out: a program that another test starts at this moment would inherit the
            // socket of the trial, and hold the port until it runs.
            var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
            if (!taken.Any(one => ports.Contains(one.Port)) && ports.TrueForAll(port => Given.TryAdd(port, true)))
            {
                return ports[0];
            }
        }
    }
}
