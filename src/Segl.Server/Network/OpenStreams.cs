using System.Buffers.Binary;
using System.Collections.Concurrent;
using Segl.Rules;

namespace Segl.Server.Network;

/// <summary>
/// Counts the streams that this node holds open: each costs memory for minutes, so nobody may hold them all. Ten thousand
/// may be open, so what is counted by is eight bytes.
/// </summary>
internal sealed class OpenStreams
{
    private readonly ConcurrentDictionary<(By, ulong), int> open = new();

    private enum By
    {
        Login,
        Browser,
        Address,
    }

    /// <summary>One stream more, unless the login, the browser or the address has as many as it may have.</summary>
    /// <returns>What must be given back when the stream ends; null when it may not be opened.</returns>
    public OpenStream? Open(Guid login, ReadOnlySpan<byte> browser, string address)
    {
        Span<byte> id = stackalloc byte[16];
        login.TryWriteBytes(id);
        var stream = new OpenStream(First(id), First(browser), First(Addresses.Counted(address)));
        var mayOpen =
            Count((By.Login, stream.Login)) <= Limits.OpenStreamsOfALogin
            & Count((By.Browser, stream.Browser)) <= Limits.OpenStreamsOfABrowser
            & Count((By.Address, stream.Address)) <= Limits.OpenStreamsOfAnAddress;
        if (mayOpen)
        {
            return stream;
        }

        Close(stream);
        return null;
    }

    /// <summary>The stream has ended.</summary>
    public void Close(OpenStream stream)
    {
        Drop((By.Login, stream.Login));
        Drop((By.Browser, stream.Browser));
        Drop((By.Address, stream.Address));
    }

    private int Count((By, ulong) of) => open.AddOrUpdate(of, 1, (_, count) => count + 1);

    private void Drop((By, ulong) of)
    {
        // Two that end at once: the one that finds another count looks again.
        while (open.TryGetValue(of, out var count))
        {
            if (count == 1 ? open.TryRemove(KeyValuePair.Create(of, count)) : open.TryUpdate(of, count - 1, count))
            {
                return;
            }
        }
    }

    private static ulong First(ReadOnlySpan<byte> bytes)
    {
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        bytes[..Math.Min(bytes.Length, eight.Length)].CopyTo(eight);
        return BinaryPrimitives.ReadUInt64BigEndian(eight);
    }
}

/// <summary>By what an open stream is counted.</summary>
internal readonly record struct OpenStream(ulong Login, ulong Browser, ulong Address);
