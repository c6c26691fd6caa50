namespace Segl.Server.DocumentChecks.Faces;

/// <summary>Why pictures of a face are taken again.</summary>
public enum FaceFault
{
    /// <summary>It is too dark.</summary>
    TooDark,

    /// <summary>No face is seen.</summary>
    NoFace,

    /// <summary>The face is too far away.</summary>
    TooSmall,

    /// <summary>More than one face is seen.</summary>
    MoreThanOne,

    /// <summary>The head did not move as asked.</summary>
    NoMovement,
}
