namespace Segl.Passport;

/// <summary>
/// A document that is genuine: a state signed its data (<see cref="SignedDocument"/>), and its chip proved that it is
/// the one
/// they were signed for (<see cref="CloneProof"/>). It cannot be made of anything else.
/// </summary>
public sealed class AuthenticDocument
{
    /// <summary>Out of the proofs of one chip.</summary>
    /// <exception cref="ArgumentException">No proof, or proofs of several documents.</exception>
    public AuthenticDocument(params IReadOnlyList<CloneProof> proofs)
    {
        if (proofs.Count == 0 || proofs.Any(proof => proof.Document != proofs[0].Document))
        {
            throw new ArgumentException("A document is authentic by proofs of its own chip.", nameof(proofs));
        }
        (Data, Checks) = (proofs[0].Document, [.. proofs.Select(proof => proof.Check)]);
    }

    /// <summary>What the state signed.</summary>
    public SignedDocument Data { get; }

    /// <summary>By what the chip proved that it is no copy.</summary>
    public IReadOnlyList<CloneCheck> Checks { get; }
}
