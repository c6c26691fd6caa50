using System.Text.Json.Serialization;

namespace Segl.Face.Models;

/// <summary>The channels of a model's input, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputColours>))]
internal enum InputColours
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red.</summary>
    Bgr,

    /// <summary>One channel, the luminance.</summary>
    Grey,
}
