using System.Globalization;
using System.Net.Security;
using System.Text;

namespace Segl.Server.Notices.Channels;

/// <summary>The relay said no to something other than the receiver's address.</summary>
public sealed class SmtpRefusedException(string message) : Exception(message);

/// <summary>One conversation with a mail relay: lines out, replies in (RFC 5321).</summary>
/// <param name="stream">The connection; it is closed with the conversation.</param>
/// <param name="host">Who we say that we are.</param>
public sealed class SmtpConversation(Stream stream, string host) : IAsyncDisposable
{
    private const int LineBytes = 2048,
        ReplyLines = 64;

    private Stream stream = stream;
    private bool encrypted;
    private HashSet<string> offered = [];

    /// <summary>Hears the relay's greeting and asks what it offers.</summary>
    public async Task Greet(CancellationToken stop)
    {
        Expect(220, Last(await ReplyOf(stop)));
        await Hello(stop);
    }

    /// <summary>Whether the relay's answer to EHLO named this extension.</summary>
    public bool Offers(string extension) => offered.Contains(extension);

    /// <summary>Goes on encrypted, and forgets what was offered before (RFC 3207, section 4.2).</summary>
    public async Task StartTls(SslClientAuthenticationOptions options, CancellationToken stop)
    {
        await Say("STARTTLS", 220, stop);
        var secure = new SslStream(stream);
        stream = secure;
        await secure.AuthenticateAsClientAsync(options, stop);
        encrypted = true;
        await Hello(stop);
    }

    /// <summary>AUTH PLAIN (RFC 4616).</summary>
    /// <exception cref="SmtpRefusedException">
    /// The connection is not encrypted, or the relay does not know us.
    /// </exception>
    public async Task LogIn(string user, string password, CancellationToken stop)
    {
        if (!encrypted)
        {
            throw new SmtpRefusedException("The relay offers no STARTTLS, and a password is never sent in the clear.");
        }

        var (code, _) = await Ask(
            "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")),
            stop
        );
        if (code != 235)
        {
            throw new SmtpRefusedException($"The relay does not accept Segl's user and password ({code}).");
        }
    }

    /// <summary>Sends a line and wants one kind of reply.</summary>
    /// <exception cref="SmtpRefusedException">The reply was another.</exception>
    public async Task Say(string line, int expected, CancellationToken stop) => Expect(expected, await Ask(line, stop));

    /// <summary>Sends a line and hears the reply: its code and its last line.</summary>
    public async Task<(int Code, string Line)> Ask(string line, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop);
        return Last(await ReplyOf(stop));
    }

    /// <summary>Says goodbye. Whether the relay hears it changes nothing: what it took is taken.</summary>
    public async Task Leave(CancellationToken stop)
    {
        try
        {
            await Ask("QUIT", stop);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // It hung up first.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task Hello(CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"EHLO {host}\r\n"), stop);
        var reply = await ReplyOf(stop);
        Expect(250, Last(reply));
        offered = [.. reply.Skip(1).Select(line => line[4..].Split(' ')[0].ToUpperInvariant())];
    }

    private static (int Code, string Line) Last(List<string> reply) =>
        (int.Parse(reply[^1].AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), reply[^1]);

    private static void Expect(int code, (int Code, string Line) reply)
    {
        if (reply.Code != code)
        {
            throw new SmtpRefusedException($"The relay said: {reply.Line}");
        }
    }

    // A reply is lines "250-…" and a last one "250 …".
    private async Task<List<string>> ReplyOf(CancellationToken stop)
    {
        var lines = new List<string>();
        do
        {
            var line = await ReadLine(stop);
            if (line.Length < 3 || line.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') || lines.Count == ReplyLines)
            {
                throw new IOException("The relay does not speak SMTP.");
            }

            lines.Add(line.PadRight(4));
        } while (lines[^1][3] == '-');
        return lines;
    }

    // Byte by byte, because what follows STARTTLS must not be read before its time.
    private async Task<string> ReadLine(CancellationToken stop)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line.Count < LineBytes)
        {
            if (await stream.ReadAsync(one, stop) == 0)
            {
                throw new IOException("The relay hung up.");
            }

            if (one[0] == (byte)'\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        throw new IOException("The relay's line does not end.");
    }
}
