namespace Segl.Server.Tests.Desk.Printing;

/// <summary>
/// Debian's <c>ippeveprinter</c>, on loopback. It does not start without a system bus, so it gets one of its own; it is
/// advertised nowhere (<c>-r off</c>).
/// </summary>
internal sealed class DebianPrinter : IAsyncDisposable
{
    private const string InItsOwnBus =
        "export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; exec /usr/sbin/ippeveprinter \"$@\"";

    private readonly DirectoryInfo spool = Directory.CreateTempSubdirectory("segl-paper-");
    private readonly StartedProcess process;

    private DebianPrinter(int port)
    {
        Address = $"ipp://localhost:{port}/ipp/print";
        process = new(
            "dbus-run-session",
            [
                .. (string[])
                    ["--", "bash", "-c", InItsOwnBus, "ippeveprinter", "-v", "-k", "-r", "off", "-n", "localhost"],
                .. (string[])["-d", spool.FullName, "-f", "application/pdf", "-p", $"{port}", "Desk"],
            ]
        );
    }

    public string Address { get; }

    public static async Task<DebianPrinter> Start()
    {
        var port = FreePorts.Next();
        var printer = new DebianPrinter(port);
        await StartedProcess.Answers(port);
        return printer;
    }

    /// <summary>The document that was printed.</summary>
    public async Task<byte[]> Printed() => await File.ReadAllBytesAsync(spool.GetFiles("*.pdf").Single().FullName);

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        spool.Delete(recursive: true);
    }
}
