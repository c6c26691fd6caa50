namespace Segl.Server.App.Calls;

/// <summary>The knowledge that an offer names: the accepted kinds, and the passkey that may be used.</summary>
internal sealed record OfferedKnowledge(IReadOnlyList<string> Kinds, string? Credential = null)
{
    /// <summary>The PIN.</summary>
    public static OfferedKnowledge Pin { get; } = new(["pin"]);

    /// <summary>R23: for a new PIN of a blocked app, a temporary PIN from a desk, or a granted document check.</summary>
    public static OfferedKnowledge TemporaryPinOrDocument { get; } = new(["temporaryPin", "document"]);

    /// <summary>R23: for a new PIN, the old one, or a granted document check.</summary>
    public static OfferedKnowledge PinOrDocument { get; } = new(["pin", "document"]);

    /// <summary>None: the device key suffices.</summary>
    public static OfferedKnowledge None { get; } = new([]);

    /// <summary>The PIN, or biometrics by this passkey; the PIN alone when it is null.</summary>
    public static OfferedKnowledge PinOr(string? passkey) =>
        passkey is null ? Pin : new(["pin", "biometrics"], passkey);
}
