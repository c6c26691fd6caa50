namespace Segl.Server.App.Copying;

/// <summary><c>POST /api/activations/{id}/copy</c>: the ticket from the code, an ephemeral key, and a
/// commitment.</summary>
internal sealed record ScannedTicket(string Ticket, string Eb, string Commitment);

/// <summary><c>POST …/copy/proof</c>: HMAC(k, "new" ‖ H).</summary>
internal sealed record NewProof(string Proof);

/// <summary><c>POST …/copy/reveal</c>: rB.</summary>
internal sealed record RevealedRandom(string Rb);

/// <summary><c>POST …/user-id</c></summary>
internal sealed record TypedUserId(string UserId);

/// <summary>
/// A copy as shown to the new phone: its step, the old app's key and, once received, the old app's half of the proof.
/// <c>Ea</c> is included only for the twelve words.
/// </summary>
internal sealed record CopyHereView(
    long Now,
    Guid Copy,
    string Step,
    int Turn,
    long? ValidUntil,
    string OldKey,
    string? Ea = null,
    string? EaProof = null,
    string? Link = null,
    string? Ra = null,
    string? OldProof = null
);
