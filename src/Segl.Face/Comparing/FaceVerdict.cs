namespace Segl.Face.Comparing;

/// <summary>What a comparison came to. What cannot be told is no guess.</summary>
internal enum FaceVerdict : byte
{
    /// <summary>The portrait shows whoever was before the camera.</summary>
    Same = 1,

    /// <summary>It shows somebody else.</summary>
    Different = 2,

    /// <summary>It may be either, or something is wrong with the portrait.</summary>
    CannotTell = 3,

    /// <summary>A picture was too dark.</summary>
    TooDark = 16,

    /// <summary>A picture shows no face.</summary>
    NoFace = 17,

    /// <summary>A face was too far away.</summary>
    TooSmall = 18,

    /// <summary>A picture shows more than one face.</summary>
    MoreThanOne = 19,

    /// <summary>The head did not move as it was asked to, or did not begin straight.</summary>
    NoMovement = 20,
}
