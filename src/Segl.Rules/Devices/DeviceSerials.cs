namespace Segl.Rules;

/// <summary>The number on the back of a device.</summary>
public static class DeviceSerials
{
    /// <summary>How it is kept and compared: capital letters, digits and hyphens. Null when it is none.</summary>
    public static string? Read(string typed)
    {
        var serial = typed.Trim().ToUpperInvariant();
        return
            serial.Length is >= Limits.SerialShortest and <= Limits.SerialLongest
            && serial.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? serial
            : null;
    }
}
