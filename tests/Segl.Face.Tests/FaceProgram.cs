using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Segl.Face.Tests;

/// <summary>A running <c>segl-face</c>, spoken to as its README says.</summary>
internal sealed class FaceProgram : IDisposable
{
    public const byte Left = 1;
    public const byte Right = 2;
    public const byte Nod = 3;
    private readonly Process process;

    private FaceProgram(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Starts one and reads the name of its models.</summary>
    public static FaceProgram Start(string folder, out string name)
    {
        var program = Run("serve", folder);
        name = Encoding.UTF8.GetString(program.ReadFrame() ?? []);
        return program;
    }

    /// <summary>Runs it to its end.</summary>
    public static (int Code, string Output, string Error) End(params string[] arguments)
    {
        using var program = Run(arguments);
        program.process.StandardInput.Close();
        var error = program.process.StandardError.ReadToEndAsync();
        var output = program.process.StandardOutput.ReadToEnd();
        program.process.WaitForExit();
        return (program.process.ExitCode, output, error.Result);
    }

    /// <summary>The verdict of one request; 0 when the program ended instead.</summary>
    public byte Ask(byte movement, byte[] portrait, params byte[][] pictures) =>
        AskWithSimilarity(movement, portrait, pictures).Verdict;

    public (byte Verdict, float Similarity) AskWithSimilarity(byte movement, byte[] portrait, params byte[][] pictures)
    {
        WriteFrame([movement, (byte)pictures.Length]);
        WriteFrame(portrait);
        foreach (var picture in pictures)
        {
            WriteFrame(picture);
        }

        return ReadFrame() is { Length: 5 } answer
            ? (answer[0], BinaryPrimitives.ReadSingleBigEndian(answer.AsSpan(1)))
            : default;
    }

    public void WriteFrame(byte[] body)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, body.Length);
        Write([.. head, .. body]);
    }

    public void Write(byte[] bytes)
    {
        process.StandardInput.BaseStream.Write(bytes);
        process.StandardInput.BaseStream.Flush();
    }

    /// <summary>Null when the program has ended.</summary>
    public byte[]? ReadFrame()
    {
        var head = new byte[4];
        var output = process.StandardOutput.BaseStream;
        if (output.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4)
        {
            return null;
        }

        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
        output.ReadExactly(body);
        return body;
    }

    /// <summary>Whether it ended by itself, with this code.</summary>
    public bool EndedWith(out int code)
    {
        process.WaitForExit();
        code = process.ExitCode;
        return true;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static FaceProgram Run(params string[] arguments) =>
        new(
            Process.Start(
                new ProcessStartInfo(Repository.Program, arguments)
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        );
}
