using System.Buffers.Text;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>
/// T-30: the value of the link in SMS and e-mail that stops an order without any authenticator. It is 60 random bits of the
/// order's id, and its person's id under a mask that only the server's key can compute: it needs no table, and is short
/// enough for one text message.
/// </summary>
internal static class OrderLinks
{
    private const int OrderBytes = 8;
    private const int PersonBytes = 16;

    /// <summary>The value for an order.</summary>
    public static string Of(KeyEncryptionKey keys, StoredOrder order)
    {
        var beginning = BeginningOf(order);
        return Base64Url.EncodeToString([.. beginning, .. Masked(keys, beginning, order.PersonId.ToByteArray(true))]);
    }

    /// <summary>The open order that a value names; a forged value names nobody's.</summary>
    public static async Task<StoredOrder?> Find(Session session, KeyEncryptionKey keys, string text)
    {
        if (Bytes.Read(text, OrderBytes + PersonBytes) is not { } value)
        {
            return null;
        }

        var person = new Guid(Masked(keys, value[..OrderBytes], value[OrderBytes..]), bigEndian: true);
        return
            await DeviceOrderStore.Open(session, person) is { } order
            && BeginningOf(order).AsSpan().SequenceEqual(value.AsSpan(0, OrderBytes))
            ? order
            : null;
    }

    private static byte[] BeginningOf(StoredOrder order) => order.Id.ToByteArray(bigEndian: true)[..OrderBytes];

    private static byte[] Masked(KeyEncryptionKey keys, byte[] beginning, byte[] person)
    {
        var mask = keys.Digest("segl order stop link v1", beginning);
        return [.. person.Zip(mask, (one, other) => (byte)(one ^ other))];
    }
}
