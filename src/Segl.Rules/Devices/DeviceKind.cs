namespace Segl.Rules;

/// <summary>R60: what a person types codes from.</summary>
public enum DeviceKind
{
    /// <summary>It shows a code.</summary>
    CodeDisplay,

    /// <summary>It shows and speaks a code.</summary>
    AudioReader,
}
