using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Jose;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Authenticates the sender to push services (RFC 8292). A phone subscribes with <see cref="PublicKey"/>, and its
/// push service then accepts messages only from the holder of this key.
/// </summary>
/// <param name="key">An ES256 key used for this purpose alone; the caller disposes of it.</param>
/// <param name="subject">The contact for push services: a mailto: or https: address.</param>
public sealed class Vapid(ECDsa key, string subject)
{
    // RFC 8292, section 2: at most 24 hours. Half of it tolerates clocks that differ.
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(12);

    // A token is valid for all messages to its push service, so a batch costs one signature.
    private static readonly TimeSpan TokenUsedFor = TokenLife / 2;

    // Phones name their push service; only a handful exist, so the cache is bounded against others.
    private const int MostServices = 100;

    private readonly ConcurrentDictionary<string, (string Header, DateTimeOffset Until)> made = new();
    private readonly Lock signing = new();

    /// <summary>The key as <c>applicationServerKey</c>: base64url of the uncompressed point.</summary>
    public string PublicKey { get; } =
        Base64Url.EncodeToString(PushEncryption.Point(key.ExportParameters(includePrivateParameters: false).Q));

    /// <summary>The Authorization header for a message to this endpoint.</summary>
    public string Authorization(Uri endpoint, DateTimeOffset now)
    {
        var service = endpoint.GetLeftPart(UriPartial.Authority);
        if (made.TryGetValue(service, out var known) && now < known.Until)
        {
            return known.Header;
        }

        if (made.Count >= MostServices)
        {
            made.Clear();
        }

        var header = Make(service, now);
        made[service] = (header, now + TokenUsedFor);
        return header;
    }

    private string Make(string service, DateTimeOffset now)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                aud = service,
                exp = (now + TokenLife).ToUnixTimeSeconds(),
                sub = subject,
            }
        );
        // ECDsa objects are not thread-safe.
        lock (signing)
        {
            var token = CompactJws.Write(key, """{"typ":"JWT","alg":"ES256"}"""u8, payload);
            return $"vapid t={token}, k={PublicKey}";
        }
    }
}
