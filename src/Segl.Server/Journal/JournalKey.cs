using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>The key of the journal's MACs, which is derived from the server's own keys.</summary>
internal static class JournalKey
{
    /// <summary>The MACs with this key.</summary>
    public static JournalMacs Of(KeyEncryptionKey keys) => new(keys.Derive("segl journal macs v1"));
}
