using Segl.Commands;
using Segl.Server.Configuration;

namespace Segl.Server.Tests.Notices;

/// <summary>
/// A real Kannel: its bearerbox and smsbox take messages and hand them to its fakesmsc, which plays the mobile
/// network and prints what a phone would get. (The fake network's port listens on every address, but takes a
/// connection from 127.0.0.1 only.)
/// </summary>
internal sealed class Kannel : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-kannel-").FullName;
    private readonly int adminPort = FreePorts.Next(),
        boxPort = FreePorts.Next();
    private readonly int networkPort = FreePorts.Next(),
        sendSmsPort = FreePorts.Next();
    private StartedProcess? bearerBox,
        smsBox,
        network;

    public const string User = "segl",
        Password = "hemmeligt";

    public static async Task<Kannel> Start()
    {
        var kannel = new Kannel();
        await kannel.StartBoxes();
        return kannel;
    }

    public SmsSettings Settings =>
        new(new Uri($"http://127.0.0.1:{sendSmsPort}/cgi-bin/sendsms"), User, Password, "Segl");

    /// <summary>The same as words of a command line.</summary>
    public string[] Words =>
        [
            $"--Segl:Sms:Url={Settings.Url}",
            $"--Segl:Sms:User={User}",
            $"--Segl:Sms:Password={Password}",
            $"--Segl:Sms:From={Settings.From}",
        ];

    /// <summary>The line in which the network tells of a message with these words in it.</summary>
    public Task<string> Arrived(string words) =>
        network!.Line(line =>
            line.Contains("Got message", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal)
        );

    /// <summary>Everything that the phones got.</summary>
    public string AllArrived => network!.Said;

    /// <summary>The gateway goes down; what it had taken it still delivers.</summary>
    public ValueTask GoesDown() => smsBox!.DisposeAsync();

    public async Task ComesUp()
    {
        smsBox = new StartedProcess("/usr/sbin/smsbox", Configuration);
        await StartedProcess.Answers(sendSmsPort);
    }

    public async ValueTask DisposeAsync()
    {
        await network!.DisposeAsync();
        await smsBox!.DisposeAsync();
        await bearerBox!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Configuration => Path.Combine(folder, "kannel.conf");

    private async Task StartBoxes()
    {
        await File.WriteAllTextAsync(
            Configuration,
            $"""
            group = core
            admin-port = {adminPort}
            admin-interface = 127.0.0.1
            admin-password = admin
            smsbox-port = {boxPort}
            smsbox-interface = 127.0.0.1

            group = smsc
            smsc = fake
            smsc-id = network
            host = 127.0.0.1
            port = {networkPort}
            connect-allow-ip = 127.0.0.1

            group = smsbox
            bearerbox-host = 127.0.0.1
            sendsms-port = {sendSmsPort}
            sendsms-interface = 127.0.0.1

            group = sendsms-user
            username = {User}
            password = {Password}
            max-messages = 6
            concatenation = true

            """
        );
        bearerBox = new StartedProcess("/usr/sbin/bearerbox", Configuration);
        await StartedProcess.Answers(networkPort);
        await StartedProcess.Answers(boxPort);
        await ComesUp();
        network = new StartedProcess(
            "/usr/lib/kannel/test/fakesmsc",
            "-H",
            "127.0.0.1",
            "-r",
            $"{networkPort}",
            "-m",
            "0",
            "1 2 text x"
        );
    }
}
