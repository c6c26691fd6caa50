namespace Segl.Companion.Door;

/// <summary>What a page sends.</summary>
internal abstract record Frame
{
    private Frame() { }

    /// <summary>A message; a member that it does not have is empty.</summary>
    internal sealed record Message(string Type, string Code, string Key) : Frame;

    /// <summary>A command.</summary>
    internal sealed record Bytes(byte[] Command) : Frame;

    /// <summary>Too long, or not of this protocol.</summary>
    internal sealed record Strange : Frame;
}
