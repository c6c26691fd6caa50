using Segl.Server.Configuration;
using Segl.Server.Web;

namespace Segl.Server.Desk.Printing;

/// <summary>
/// The printers of the desks. An address comes from the list of desks, so requests go out through the guard, with
/// the operator's allowance for printers alone (<c>Segl:DeskPrinters</c>).
/// </summary>
internal sealed class Printers(Settings settings, ILogger<Printer> log) : IDisposable
{
    private readonly HttpClient http = new OutgoingGuard(settings.DeskPrinters).NewClient();

    /// <summary>The printer at an address; null when this is no address of a printer.</summary>
    public Printer? At(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "ipp" or "ipps"
            ? new(http, uri, log)
            : null;

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
