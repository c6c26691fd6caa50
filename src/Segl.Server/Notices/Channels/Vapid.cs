using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Jose;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Tells a push service who sends (RFC 8292). A phone subscribes with <see cref="PublicKey"/>, and from then on its
/// push service takes messages for it from the holder of this key only.
/// </summary>
/// <param name="key">An ES256 key of its own, used for nothing else; the caller disposes of it.</param>
/// <param name="subject">Whom the push service may ask when something goes wrong: a mailto: or https: address.</param>
public sealed class Vapid(ECDsa key, string subject)
{
    // RFC 8292, section 2: at most 24 hours. Half of it forgives clocks that differ.
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(12);

    // A token is good for every message to its push service, so many messages at once cost one signature.
    private static readonly TimeSpan TokenUsedFor = TokenLife / 2;

    // Phones name their push service; there are a handful in the world, and who names others gets no memory for it.
    private const int MostServices = 100;

    private readonly ConcurrentDictionary<string, (string Header, DateTimeOffset Until)> made = new();
    private readonly Lock signing = new();

    /// <summary>The key as <c>applicationServerKey</c> wants it: base64url of the uncompressed point.</summary>
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
        // An ECDsa object makes no promise about two callers at a time.
        lock (signing)
        {
            var token = CompactJws.Write(key, """{"typ":"JWT","alg":"ES256"}"""u8, payload);
            return $"vapid t={token}, k={PublicKey}";
        }
    }
}
