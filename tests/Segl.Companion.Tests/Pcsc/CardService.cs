using Segl.Server.Tests;

namespace Segl.Companion.Tests.Pcsc;

/// <summary>
/// A pcscd of the test's own with vpcd's two virtual readers, on a socket in a folder of the test: it has a mount
/// namespace in which that folder is where pcscd has its socket. Where namespaces are forbidden it is the machine's.
/// </summary>
internal sealed class CardService : IAsyncDisposable
{
    private const string Script = """
        run=$1 configuration=$2
        start="mkdir -p /run/pcscd && mount --bind '$run' /run/pcscd && exec /usr/sbin/pcscd -f -c '$configuration'"
        if [ "$(id -u)" = 0 ] && unshare -m true; then exec unshare -m sh -c "$start"; fi
        if unshare -rm true; then exec unshare -rm sh -c "mount -t tmpfs none /run && $start"; fi
        ln -sfn /run/pcscd/pcscd.comm "$run/pcscd.comm" && mkdir -p /run/pcscd
        exec /usr/sbin/pcscd -f -c "$configuration"
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("segl-pcscd-");
    private readonly DirectoryInfo run;
    private StartedProgram? pcscd;

    private CardService()
    {
        Port = FreePorts.Next(inARow: 2);
        run = folder.CreateSubdirectory("run");
        File.WriteAllText(Configuration, Reader);
    }

    /// <summary>The port of the first reader; the second one's is the next.</summary>
    public int Port { get; }

    /// <summary>What libpcsclite connects to when PCSCLITE_CSOCK_NAME names it.</summary>
    public string Socket => Path.Combine(run.FullName, "pcscd.comm");

    private string Configuration => Path.Combine(folder.FullName, "reader.conf");

    private string Reader =>
        $"""
            FRIENDLYNAME "Virtual PCD"
            DEVICENAME /dev/null:0x{Port:X4}
            LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so
            CHANNELID 0x{Port:X4}

            """;

    public static async Task<CardService> Start()
    {
        var service = new CardService();
        await service.StartAgain();
        return service;
    }

    /// <summary>After its end: the readers are plugged in again.</summary>
    public async Task StartAgain()
    {
        var started = new StartedProgram("sh", ["-c", Script, "pcscd", run.FullName, Configuration]);
        pcscd = started;
        await OpenDoor.Eventually(() =>
            started.HasExited ? throw new InvalidOperationException(started.Said) : File.Exists(Socket)
        );
    }

    /// <summary>Lays a document of the corpus on a reader: a process of its own plays its chip.</summary>
    public StartedProgram Lay(string document, int reader = 0) =>
        StartedProgram.Own("Segl.Passport.Chips", ["card", $"{Port + reader}", document]);

    /// <summary>Ends the service, as if the readers were pulled out.</summary>
    public async Task Kill()
    {
        await pcscd!.Kill();
        File.Delete(Socket);
    }

    public async ValueTask DisposeAsync()
    {
        await pcscd!.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
