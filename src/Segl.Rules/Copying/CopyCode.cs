namespace Segl.Rules;

/// <summary>R45: a code that the old phone shows. The server never receives its content.</summary>
/// <param name="Ticket">SHA-256(T), base64url: a phone that knows T has scanned the code.</param>
/// <param name="KeyForWords">The old app's ephemeral key, for owners who type twelve words; null when the code must
/// be scanned.</param>
public sealed record CopyCode(string Ticket, KeyForWords? KeyForWords = null);

/// <summary>What does not fit into twelve words and is passed on by the server instead.</summary>
/// <param name="Ea">The old app's ephemeral key, base64url.</param>
/// <param name="Proof">HMAC(S, "ea" ‖ T ‖ Ea), base64url: authenticates Ea with a key derived from the words.</param>
public sealed record KeyForWords(string Ea, string Proof);
