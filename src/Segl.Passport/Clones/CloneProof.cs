namespace Segl.Passport;

/// <summary>
/// A clone check that succeeded, for one signed document. Only the checks make one, and they take the key out of the
/// signed
/// document: there is no proof without passive authentication, and none with a key that nobody signed (T-20).
/// </summary>
public sealed class CloneProof
{
    internal CloneProof(SignedDocument document, CloneCheck check) => (Document, Check) = (document, check);

    /// <summary>The document whose chip it was.</summary>
    public SignedDocument Document { get; }

    /// <summary>By what.</summary>
    public CloneCheck Check { get; }
}
