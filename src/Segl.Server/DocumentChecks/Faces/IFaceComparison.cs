using Segl.Rules;

namespace Segl.Server.DocumentChecks.Faces;

/// <summary>
/// R70: compares the face in front of the camera with the portrait in the chip: by a process of its own with the operator's
/// model, or in the demo by what its visitor chose.
/// </summary>
public interface IFaceComparison
{
    /// <summary>Whether faces can be compared here. If not, a document is read and the rest is done at a desk.</summary>
    bool IsAvailable { get; }

    /// <summary>Compares. It never guesses: what fails is <see cref="FaceVerdict.CannotTell"/>.</summary>
    /// <param name="portrait">The portrait of the chip: JPEG or JPEG 2000.</param>
    /// <param name="pictures">JPEG pictures of the camera: one straight, then those of the movement.</param>
    /// <param name="movement">The movement that was asked for.</param>
    /// <param name="ct">Ends the comparison.</param>
    ValueTask<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        FaceMovement movement,
        CancellationToken ct
    );
}
