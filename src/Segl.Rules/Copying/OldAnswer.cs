namespace Segl.Rules;

/// <summary>R46: the old phone's half of the proof. The server passes it on and cannot verify it.</summary>
/// <param name="R">The random part of the broadcast, base64url.</param>
/// <param name="Link">The kind of link: bluetooth or sound.</param>
/// <param name="Ra">rA, base64url.</param>
/// <param name="Proof">HMAC(k, "old" ‖ H ‖ rA), base64url.</param>
public sealed record OldAnswer(string R, string Link, string Ra, string Proof);
