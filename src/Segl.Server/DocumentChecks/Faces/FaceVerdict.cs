namespace Segl.Server.DocumentChecks.Faces;

/// <summary>What came of a comparison of faces.</summary>
public abstract record FaceVerdict
{
    private FaceVerdict() { }

    /// <summary>The same person.</summary>
    public sealed record Same : FaceVerdict;

    /// <summary>Another person.</summary>
    public sealed record Different : FaceVerdict;

    /// <summary>The pictures do not show it; others may.</summary>
    /// <param name="Fault">What is wrong with them.</param>
    public sealed record Again(FaceFault Fault) : FaceVerdict;

    /// <summary>Neither; a person at a desk has to look.</summary>
    public sealed record CannotTell : FaceVerdict;
}
