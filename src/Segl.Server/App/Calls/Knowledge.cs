using System.Text.Json;
using Segl.Server.Keys;
using Segl.Server.Web;

namespace Segl.Server.App.Calls;

/// <summary>The proof of knowledge or biometrics sent with a statement, or what stands in for it: exactly one.</summary>
/// <param name="Pin">HMAC-SHA-256(PIN key, SHA-256(signing input)), base64url.</param>
/// <param name="Passkey">A WebAuthn assertion whose challenge is SHA-256(signing input).</param>
/// <param name="TemporaryPin">Eight digits from a desk, for a new PIN of a blocked app (R23).</param>
/// <param name="Document">A granted document check of the app's person, for a new PIN (R23).</param>
internal sealed record Knowledge(
    string? Pin = null,
    JsonElement? Passkey = null,
    string? TemporaryPin = null,
    Guid? Document = null
);
