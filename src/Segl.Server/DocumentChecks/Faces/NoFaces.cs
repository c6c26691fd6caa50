using Segl.Rules;

namespace Segl.Server.DocumentChecks.Faces;

/// <summary>The operator has no model: a document is read, and the rest is done at a desk.</summary>
internal sealed class NoFaces : IFaceComparison
{
    /// <inheritdoc/>
    public bool IsAvailable => false;

    /// <inheritdoc/>
    public ValueTask<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        FaceMovement movement,
        CancellationToken ct
    ) => new(new FaceVerdict.CannotTell());
}
