using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Segl.Server.Tests.Desk.Printing;

/// <summary>
/// A printer for states that no real one makes on request: it answers by IPP whatever the test says, and keeps what it was
/// sent.
/// </summary>
internal sealed class RawPrinter : IDisposable
{
    private const short PrintJob = 2,
        CancelJob = 8;
    private const byte Integer = 0x21,
        Boolean = 0x22,
        Enum = 0x23,
        Keyword = 0x44;

    private readonly HttpListener listener = new();
    private readonly int port = FreePorts.Next();

    public RawPrinter()
    {
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Listen();
    }

    public string Address => $"ipp://127.0.0.1:{port}/ipp/print";

    /// <summary>The documents that were sent for printing.</summary>
    public List<byte[]> Documents { get; } = [];

    /// <summary>How many jobs were taken back.</summary>
    public int Cancelled { get; private set; }

    /// <summary>3 idle, 4 processing, 5 stopped.</summary>
    public int State { get; set; } = 3;

    public string Reasons { get; set; } = "none";

    public bool Accepts { get; set; } = true;

    public string Media { get; set; } = "iso_a4_210x297mm";

    /// <summary>3 pending, 5 processing, 7 cancelled, 8 aborted, 9 completed.</summary>
    public int Job { get; set; } = 9;

    /// <summary>The state of a job once it was to be taken back.</summary>
    public int JobAfterCancel { get; set; } = 7;

    /// <summary>The status of the answer to a document.</summary>
    public short Taken { get; set; }

    /// <summary>Happens when a document was taken.</summary>
    public Action? OnDocument { get; set; }

    /// <summary>Answers with this instead of IPP; null for IPP.</summary>
    public byte[]? Says { get; set; }

    public void Dispose() => listener.Close();

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var answer = Says ?? Answer(body.ToArray());
                await Send(context.Response, answer);
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Send(HttpListenerResponse response, byte[] answer)
    {
        try
        {
            response.ContentType = "application/ipp";
            await response.OutputStream.WriteAsync(answer);
            response.Close();
        }
        catch (Exception gone) when (listener.IsListening && gone is HttpListenerException or IOException)
        {
            // Whoever asked was killed meanwhile; the printer goes on.
        }
    }

    private byte[] Answer(byte[] request)
    {
        var operation = BinaryPrimitives.ReadInt16BigEndian(request.AsSpan(2));
        if (operation is CancelJob)
        {
            (Cancelled, Job) = (Cancelled + 1, JobAfterCancel);
        }

        if (operation is PrintJob)
        {
            Documents.Add(request[request.AsSpan().IndexOf("%PDF"u8)..]);
            OnDocument?.Invoke();
        }

        var bytes = new List<byte> { 1, 1 };
        Add(bytes, operation is PrintJob ? Taken : (short)0);
        bytes.AddRange([0, 0, 0, 1, 0x01]);
        Add(bytes, 0x47, "attributes-charset", "utf-8"u8);
        Add(bytes, 0x48, "attributes-natural-language", "en"u8);
        bytes.Add(0x02);
        Add(bytes, Integer, "job-id", [0, 0, 0, 7]);
        Add(bytes, Enum, "job-state", [0, 0, 0, (byte)Job]);
        bytes.Add(0x04);
        Add(bytes, Enum, "printer-state", [0, 0, 0, (byte)State]);
        var name = "printer-state-reasons";
        foreach (var reason in Reasons.Split(','))
        {
            Add(bytes, Keyword, name, Encoding.ASCII.GetBytes(reason));
            name = "";
        }

        Add(bytes, Boolean, "printer-is-accepting-jobs", [Accepts ? (byte)1 : (byte)0]);
        Add(bytes, Keyword, "media-default", Encoding.ASCII.GetBytes(Media));
        bytes.Add(0x03);
        return [.. bytes];
    }

    private static void Add(List<byte> bytes, byte tag, string name, ReadOnlySpan<byte> value)
    {
        bytes.Add(tag);
        Add(bytes, (short)name.Length);
        bytes.AddRange(Encoding.ASCII.GetBytes(name));
        Add(bytes, (short)value.Length);
        bytes.AddRange(value);
    }

    private static void Add(List<byte> bytes, short number)
    {
        bytes.Add((byte)(number >> 8));
        bytes.Add((byte)number);
    }
}
