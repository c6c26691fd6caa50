namespace Segl.Rules;

/// <summary>What was shown at a desk of who a person is: R81, and R82 where it is not enough.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="HasWitness">Whether a witness vouched.</param>
public sealed record DeskEvidence(IReadOnlyList<DocumentKind> Documents, bool HasWitness)
{
    /// <summary>Nothing was shown.</summary>
    public static DeskEvidence None { get; } = new([], HasWitness: false);

    /// <summary>R81: a passport, a driving licence or a residence permit with photo.</summary>
    public bool HasPhotoDocument => Documents.Any(ShownDocument.IsEnough);

    /// <summary>
    /// R06, T-48: the level that one officer can give by it: Substantial by documents that R81 takes, Low by a witness; null
    /// when it is not enough for anything.
    /// </summary>
    public AssuranceLevel? Level =>
        HasPhotoDocument || Documents.Distinct().Count() >= Limits.OtherDocuments ? AssuranceLevel.Substantial
        : HasWitness ? AssuranceLevel.Low
        : null;

    /// <summary>R06: the level that two different officers give by it: High only with a document that R81 takes alone.</summary>
    public AssuranceLevel? LevelOfTwo => HasPhotoDocument ? AssuranceLevel.High : Level;
}
