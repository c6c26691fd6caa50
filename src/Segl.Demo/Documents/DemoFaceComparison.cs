using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Demo.Documents;

/// <summary>
/// The demo's twin of the comparison of faces: the drawer says who looks into the camera, and that is who it is. It
/// compares no faces and watches no movement, and is there in the demo only.
/// </summary>
internal sealed class DemoFaceComparison : IFaceComparison
{
    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <inheritdoc/>
    public ValueTask<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        FaceMovement movement,
        CancellationToken ct
    )
    {
        var holder = FaceMark.In(portrait.Span);
        var seen = pictures.Select(picture => FaceMark.In(picture.Span)).ToList();
        return new(
            holder is null || seen.Count == 0 ? new FaceVerdict.CannotTell()
            : seen.Contains(null) ? new FaceVerdict.Again(FaceFault.NoFace)
            : seen.TrueForAll(face => face == holder) ? new FaceVerdict.Same()
            : new FaceVerdict.Different()
        );
    }
}
