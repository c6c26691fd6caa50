namespace Segl.Face.Models;

/// <summary>
/// Finds faces: has the outputs <c>boxes</c> (left, top, right, bottom as shares of the input) and <c>scores</c>
/// (background, face).
/// </summary>
internal sealed record DetectorModel : ImageModel
{
    /// <summary>The least score of a face.</summary>
    public required float Score { get; init; }

    /// <summary>The share of their union from which on two boxes are one face.</summary>
    public required float Overlap { get; init; }
}
