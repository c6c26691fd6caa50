namespace Segl.Rules;

/// <summary>R46: what the old phone says once it heard the new one. The server hands it on and cannot judge it.</summary>
/// <param name="R">The random part of the broadcast, base64url.</param>
/// <param name="Link">Over which link it came: bluetooth, sound or demo.</param>
/// <param name="Ra">rA, base64url.</param>
/// <param name="Proof">HMAC(k, "old" ‖ H ‖ rA), base64url.</param>
public sealed record OldAnswer(string R, string Link, string Ra, string Proof);
