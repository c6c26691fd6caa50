using System.Security.Cryptography;
using Segl.Storage;

namespace Segl.Server.Tests.Journal;

/// <summary>The MACs of the journal, computed here as an earlier version stored them: at full length.</summary>
public sealed class JournalMacsTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Hash = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Whole = HMACSHA256.HashData(Key, (byte[])[.. "segl journal line v1"u8, .. Hash]);

    [Fact]
    public void T72_a_mac_counts_at_half_length_and_at_the_full_length_of_earlier_lines()
    {
        Assert.Equal(Whole[..16], new JournalMacs(Key).OfLine(Hash));
        Assert.True(IsOurs(Whole[..16]));
        Assert.True(IsOurs(Whole));
    }

    [Fact]
    public void T72_no_other_length_counts_and_no_other_byte()
    {
        Assert.All(
            [.. Enumerable.Range(0, 16), .. Enumerable.Range(17, 15)],
            length => Assert.False(IsOurs(Whole[..length]))
        );
        Assert.False(IsOurs(null));
        Assert.False(IsOurs([.. Whole, 0]));
        Assert.All(Enumerable.Range(0, 32), place => Assert.False(IsOurs(Changed(Whole, place))));
        Assert.All(Enumerable.Range(0, 16), place => Assert.False(IsOurs(Changed(Whole[..16], place))));
    }

    private static byte[] Changed(byte[] mac, int place) =>
        [.. mac.Select((one, at) => at == place ? (byte)(one ^ 1) : one)];

    private static bool IsOurs(byte[]? mac) =>
        new JournalMacs(Key).IsOurs(new(Guid.NewGuid(), 1, DateTimeOffset.UnixEpoch, "Registered", "{}", Hash, mac));
}
