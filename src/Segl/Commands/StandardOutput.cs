using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace Segl.Commands;

/// <summary>
/// Standard output that says when nobody reads it. <see cref="Console"/> takes a broken pipe for a reader who has had
/// enough, and goes on in silence; a code that was written there would be valid and known to nobody.
/// </summary>
internal static class StandardOutput
{
    private const nint Descriptor = 1;

    /// <summary>Opens it; each line is written at once.</summary>
    public static TextWriter Open() =>
        new StreamWriter((Stream?)Pipe() ?? Console.OpenStandardOutput(), Console.OutputEncoding) { AutoFlush = true };

    private static AnonymousPipeClientStream? Pipe()
    {
        try
        {
            return Console.IsOutputRedirected
                ? new AnonymousPipeClientStream(PipeDirection.Out, new SafePipeHandle(Descriptor, ownsHandle: false))
                : null;
        }
        catch (Exception otherwise) when (otherwise is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // It is a file or a device, which fail aloud by themselves.
            return null;
        }
    }
}
