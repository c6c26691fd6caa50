namespace Segl.Rules;

/// <summary>R45: a phone that scanned a code, as it says and as far as the server sees.</summary>
/// <param name="Activation">The activation under way on it.</param>
/// <param name="Key">N, its device key as SPKI, base64url.</param>
/// <param name="Eb">Its ephemeral key, base64url.</param>
/// <param name="Commitment">c = SHA-256(rB), base64url.</param>
/// <param name="Model">What it calls itself.</param>
/// <param name="Place">Where it is, as far as known; empty when not.</param>
public sealed record Scanner(Guid Activation, string Key, string Eb, string Commitment, string Model, string Place);
