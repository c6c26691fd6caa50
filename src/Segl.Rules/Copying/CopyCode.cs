namespace Segl.Rules;

/// <summary>R45: a code that the old phone shows. What stands in it the server never has.</summary>
/// <param name="Ticket">SHA-256(T), base64url: who knows T has seen the code.</param>
/// <param name="KeyForWords">The old app's ephemeral key, for whoever types twelve words; null when the code must be
/// filmed.</param>
public sealed record CopyCode(string Ticket, KeyForWords? KeyForWords = null);

/// <summary>What does not fit into twelve words and comes through the server instead.</summary>
/// <param name="Ea">The old app's ephemeral key, base64url.</param>
/// <param name="Proof">HMAC(S, "ea" ‖ T ‖ Ea), base64url: the words say that the key is the old phone's.</param>
public sealed record KeyForWords(string Ea, string Proof);
