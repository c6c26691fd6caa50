using System.Buffers.Binary;
using System.Collections.Concurrent;
using Segl.Rules;

namespace Segl.Server.Network;

/// <summary>
/// Counts this node's open streams: each costs memory for minutes, so no caller may hold them all. Ten thousand may
/// be open, so each key is eight bytes.
/// </summary>
/// <param name="ofAnAddress">How many one address may hold open: many people share one.</param>
internal sealed class OpenStreams(int ofAnAddress)
{
    private readonly ConcurrentDictionary<(By, ulong), int> open = new();

    private enum By
    {
        Login,
        Browser,
        Address,
    }

    /// <summary>Counts a stream, unless the login (or app), the browser or the address has reached its limit.</summary>
    /// <returns>The handle to pass to Close when the stream ends; null when the limit is reached.</returns>
    public OpenStream? Open(Guid login, ReadOnlySpan<byte> browser, string address)
    {
        Span<byte> id = stackalloc byte[16];
        login.TryWriteBytes(id);
        var stream = new OpenStream(First(id), First(browser), First(Addresses.Counted(address)));
        var mayOpen =
            Count((By.Login, stream.Login)) <= Limits.OpenStreamsOfALogin
            & Count((By.Browser, stream.Browser)) <= Limits.OpenStreamsOfABrowser
            & Count((By.Address, stream.Address)) <= ofAnAddress;
        if (mayOpen)
        {
            return stream;
        }

        Close(stream);
        return null;
    }

    /// <summary>Removes an ended stream from the count.</summary>
    public void Close(OpenStream stream)
    {
        Drop((By.Login, stream.Login));
        Drop((By.Browser, stream.Browser));
        Drop((By.Address, stream.Address));
    }

    private int Count((By, ulong) of) => open.AddOrUpdate(of, 1, (_, count) => count + 1);

    private void Drop((By, ulong) of)
    {
        // On a concurrent change of the count the loop retries.
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

/// <summary>The keys by which an open stream is counted.</summary>
internal readonly record struct OpenStream(ulong Login, ulong Browser, ulong Address);
