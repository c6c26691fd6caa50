namespace Segl.Face.Models;

/// <summary>One ONNX file and how a picture becomes its one input, <c>1 × channels × height × width</c>.</summary>
internal record ImageModel
{
    /// <summary>Name of the file, in the manifest's folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Width of the input in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the input in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The channels of the input.</summary>
    public required InputColours Colours { get; init; }

    /// <summary>What is taken from each value of 0 to 255.</summary>
    public required float Mean { get; init; }

    /// <summary>By what the difference is multiplied.</summary>
    public required float Scale { get; init; }
}
