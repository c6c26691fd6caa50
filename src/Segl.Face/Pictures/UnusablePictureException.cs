namespace Segl.Face.Pictures;

/// <summary>A picture is too large, cut off, or none at all.</summary>
internal sealed class UnusablePictureException(string message) : Exception(message);
