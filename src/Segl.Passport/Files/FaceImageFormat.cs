namespace Segl.Passport;

/// <summary>How a portrait is compressed.</summary>
public enum FaceImageFormat
{
    /// <summary>JPEG (ISO/IEC 10918-1).</summary>
    Jpeg,

    /// <summary>JPEG 2000 (ISO/IEC 15444-1), with or without its file format around the codestream.</summary>
    Jpeg2000,
}
