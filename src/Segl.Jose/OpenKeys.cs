using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Segl.Jose;

/// <summary>
/// Public keys that verified a signature lately, kept open. To open a key is to prove that it is a point of the curve,
/// at twice the cost of a signature; an app that claims a login, or polls, comes again within seconds. ECDsa objects are
/// not thread-safe, so a key is taken out while it is used.
/// </summary>
internal static class OpenKeys
{
    // Of each of two generations: a key that is used stays with the younger one. An open key takes some 3 kB.
    private const int Most = 1000;

    private static readonly Lock Ageing = new();
    private static ConcurrentDictionary<EcPublicJwk, ECDsa> young = new();
    private static ConcurrentDictionary<EcPublicJwk, ECDsa> old = new();
    private static int added;

    /// <summary>The open key, for the caller alone.</summary>
    /// <exception cref="CryptographicException">It is not a point of the curve.</exception>
    public static ECDsa Take(EcPublicJwk key) =>
        young.TryRemove(key, out var open) || old.TryRemove(key, out open) ? open : key.Open();

    /// <summary>Keeps a key open that was taken.</summary>
    public static void Keep(EcPublicJwk key, ECDsa open)
    {
        if (Interlocked.Increment(ref added) > Most)
        {
            Age();
        }

        // Somebody else has used the same key meanwhile.
        if (!young.TryAdd(key, open))
        {
            open.Dispose();
        }
    }

    private static void Age()
    {
        lock (Ageing)
        {
            if (added > Most)
            {
                var oldest = old;
                (old, young, added) = (young, new(), 0);
                foreach (var key in oldest.Keys)
                {
                    if (oldest.TryRemove(key, out var open))
                    {
                        open.Dispose();
                    }
                }
            }
        }
    }
}
