using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Segl.Rules;

namespace Segl.Server.DocumentChecks.Faces;

/// <summary>
/// One running <c>segl-face</c>, spoken to in frames (README of Segl.Face). What it writes is not believed beyond its
/// form. Ended, it ends whatever is being read from it.
/// </summary>
internal sealed class FaceChild : IAsyncDisposable
{
    private const int MostNameBytes = 1024;
    private const int AnswerBytes = 5;
    private readonly Process process;
    private readonly Task<string> complaint;

    private FaceChild(Process process)
    {
        this.process = process;
        complaint = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it can still be asked.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>Whether its models are loaded.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Starts one.</summary>
    /// <exception cref="FaceProcessException">The program cannot be started.</exception>
    public static FaceChild Start(string program, string models)
    {
        var start = new ProcessStartInfo(program, ["serve", models])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // This process's settings, passwords among them, are none of its business; nor does it listen for a debugger.
        var runtime = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        start.Environment.Clear();
        start.Environment["DOTNET_ROOT"] = runtime;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception unstarted)
        {
            throw new FaceProcessException(unstarted.Message);
        }
    }

    /// <summary>Waits until its models are loaded, and says what they are called.</summary>
    /// <exception cref="FaceProcessException">They cannot be; the message is what the program says.</exception>
    public async Task<string> Ready()
    {
        try
        {
            var name = Encoding.UTF8.GetString(await Read(MostNameBytes));
            IsReady = true;
            return name;
        }
        catch (EndOfStreamException)
        {
            throw new FaceProcessException((await complaint).Trim());
        }
    }

    /// <summary>Asks for one comparison.</summary>
    public async Task<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        FaceMovement movement
    )
    {
        byte asked = movement switch
        {
            FaceMovement.Left => 1,
            FaceMovement.Right => 2,
            FaceMovement.Nod => 3,
        };
        await Write(new[] { asked, checked((byte)pictures.Count) });
        await Write(portrait);
        foreach (var picture in pictures)
        {
            await Write(picture);
        }

        await process.StandardInput.BaseStream.FlushAsync();
        var answer = await Read(AnswerBytes);
        // The similarity behind the first byte is for measuring alone.
        return (answer.Length == AnswerBytes ? answer[0] : 0) switch
        {
            1 => new FaceVerdict.Same(),
            2 => new FaceVerdict.Different(),
            3 => new FaceVerdict.CannotTell(),
            16 => new FaceVerdict.Again(FaceFault.TooDark),
            17 => new FaceVerdict.Again(FaceFault.NoFace),
            18 => new FaceVerdict.Again(FaceFault.TooSmall),
            19 => new FaceVerdict.Again(FaceFault.MoreThanOne),
            20 => new FaceVerdict.Again(FaceFault.NoMovement),
            var strange => throw new FaceProcessException($"The answer {strange} is none."),
        };
    }

    /// <summary>Ends it, whatever it is doing.</summary>
    public void Kill() => process.Kill();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        await complaint;
        process.Dispose();
    }

    private async Task Write(ReadOnlyMemory<byte> body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        await process.StandardInput.BaseStream.WriteAsync(length);
        await process.StandardInput.BaseStream.WriteAsync(body);
    }

    private async Task<byte[]> Read(int most)
    {
        var output = process.StandardOutput.BaseStream;
        var head = new byte[4];
        await output.ReadExactlyAsync(head);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length == 0 || length > most)
        {
            throw new FaceProcessException($"An answer of {length} bytes.");
        }

        var body = new byte[length];
        await output.ReadExactlyAsync(body);
        return body;
    }
}
