namespace Segl.Face.Pictures;

/// <summary>Decodes a picture by what its bytes are, not by what somebody calls it.</summary>
internal static class PictureReader
{
    /// <summary>A portrait as data group 2 has it: JPEG, or JPEG 2000 with or without boxes around it.</summary>
    public static Picture ReadPortrait(ReadOnlySpan<byte> bytes) =>
        Jpeg2000Header.IsOne(bytes) ? Jpeg2000.Decode(bytes) : ReadPicture(bytes);

    /// <summary>A picture of a camera: JPEG.</summary>
    public static Picture ReadPicture(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= PictureLimits.MostBytes
            ? Jpeg.Decode(bytes)
            : throw new UnusablePictureException($"A picture of {bytes.Length} bytes is not decoded.");
}
