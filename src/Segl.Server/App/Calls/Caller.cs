using System.Security.Cryptography;

namespace Segl.Server.App.Calls;

/// <summary>
/// The caller, as far as the request alone proves it: the key that made its DPoP proof (RFC 9449). An endpoint whose
/// handler has this parameter belongs to a group with <see cref="ProvenArguments"/>, so the key is proven before the
/// handler runs.
/// </summary>
internal sealed class Caller(HttpContext context, DateTimeOffset now, byte[]? publicKey)
{
    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The key, as SubjectPublicKeyInfo.</summary>
    /// <exception cref="InvalidOperationException">No filter proved the caller.</exception>
    public byte[] PublicKey => publicKey ?? throw new InvalidOperationException("No filter proved who calls.");

    /// <summary>Cancelled when the caller has disconnected.</summary>
    public CancellationToken Gone => Context.RequestAborted;

    /// <summary>Whether the caller holds the private key of this public key.</summary>
    public bool Holds(byte[] key) => CryptographicOperations.FixedTimeEquals(PublicKey, key);

    /// <summary>What the framework binds before the filter has proven who calls; the filter replaces it.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(new Caller(context, default, null));
}
