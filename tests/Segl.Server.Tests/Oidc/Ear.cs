using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Segl.Server.Tests.Oidc;

/// <summary>
/// What a relying party lets us call: it hears what was posted, and says what a test wants it to say.
/// </summary>
internal sealed class Ear : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task listening;

    public Ear()
    {
        var port = FreePorts.Next();
        Address = $"http://127.0.0.1:{port}/";
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        listening = Listen();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>The status that it answers.</summary>
    public int Answers { get; set; } = 200;

    /// <summary>What it says.</summary>
    public string Says { get; set; } = "";

    /// <summary>Every body that came.</summary>
    public List<string> Heard { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await listening;
        listener.Close();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                Heard.Add(await body.ReadToEndAsync());
                context.Response.StatusCode = Answers;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Says));
                context.Response.Close();
            }
        }
        catch (Exception over) when (over is HttpListenerException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
