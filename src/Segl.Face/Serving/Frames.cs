using System.Buffers.Binary;
using Segl.Face.Comparing;

namespace Segl.Face.Serving;

/// <summary>
/// Requests and answers on standard input and output (README.md): each frame is its length in four bytes, the highest
/// first, and that many bytes.
/// </summary>
internal static class Frames
{
    /// <summary>The most pictures of one request.</summary>
    public const int MostPictures = 16;

    /// <summary>The most bytes of one frame.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>The next request; null at the end of the input.</summary>
    public static FaceRequest? ReadRequest(Stream input)
    {
        if (ReadFrame(input, mayEnd: true) is not { } head)
        {
            return null;
        }

        var isOne = head is [1 or 2 or 3, >= 1 and <= MostPictures];
        if (!isOne)
        {
            throw new InvalidDataException("A request begins with a movement and a number of pictures.");
        }

        var portrait = ReadFrame(input, mayEnd: false)!;
        var pictures = new byte[head[1]][];
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i] = ReadFrame(input, mayEnd: false)!;
        }

        return new((FaceMovement)head[0], portrait, pictures);
    }

    /// <summary>Writes an answer: the verdict in one byte, the similarity as a number of four (IEEE 754).</summary>
    public static void Write(Stream output, FaceAnswer answer)
    {
        var body = new byte[5];
        body[0] = (byte)answer.Verdict;
        BinaryPrimitives.WriteSingleBigEndian(body.AsSpan(1), answer.Similarity);
        WriteFrame(output, body);
    }

    /// <summary>Writes a frame.</summary>
    public static void WriteFrame(Stream output, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        output.Write(length);
        output.Write(body);
        output.Flush();
    }

    private static byte[]? ReadFrame(Stream input, bool mayEnd)
    {
        Span<byte> head = stackalloc byte[4];
        var read = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0 && mayEnd)
        {
            return null;
        }

        var length = read == head.Length ? BinaryPrimitives.ReadUInt32BigEndian(head) : 0;
        if (length is 0 or > MostBytes)
        {
            throw new InvalidDataException($"A frame of {length} bytes.");
        }

        // Pinned, so that overwriting it overwrites the only copy.
        var body = GC.AllocateUninitializedArray<byte>((int)length, pinned: true);
        input.ReadExactly(body);
        return body;
    }
}
