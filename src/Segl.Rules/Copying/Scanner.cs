namespace Segl.Rules;

/// <summary>R45: a phone that scanned a code, by its own account and as seen by the server.</summary>
/// <param name="Activation">Its activation under way.</param>
/// <param name="Key">N, its device key as SPKI, base64url.</param>
/// <param name="Eb">Its ephemeral key, base64url.</param>
/// <param name="Commitment">c = SHA-256(rB), base64url.</param>
/// <param name="Model">The name that it reports.</param>
/// <param name="Place">Its place by address; empty if unknown.</param>
public sealed record Scanner(Guid Activation, string Key, string Eb, string Commitment, string Model, string Place);
