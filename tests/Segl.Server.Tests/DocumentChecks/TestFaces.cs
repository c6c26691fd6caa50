using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>Faces that are as a test says; it keeps no pictures, and counts them.</summary>
internal sealed class TestFaces : IFaceComparison
{
    /// <summary>What comes of the comparisons, one after the other; the last one stays.</summary>
    public Queue<FaceVerdict> Verdicts { get; } = new([new FaceVerdict.Same()]);

    /// <summary>How many comparisons there were.</summary>
    public int Compared { get; private set; }

    /// <inheritdoc/>
    public bool IsAvailable { get; set; } = true;

    /// <inheritdoc/>
    public ValueTask<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        FaceMovement movement,
        CancellationToken ct
    )
    {
        Assert.False(portrait.IsEmpty);
        Assert.All(pictures, picture => Assert.False(picture.IsEmpty));
        Compared++;
        return new(Verdicts.Count > 1 ? Verdicts.Dequeue() : Verdicts.Peek());
    }
}
