using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.Web;

namespace Segl.Server.App;

/// <summary>
/// The phone app as files: the folder <c>app</c> beside the program, which the build copies from <c>app/www</c>. The
/// service worker is sent with the list of files to cache and their version, so that a phone always has one whole
/// version of the app.
/// </summary>
internal static class AppFiles
{
    private const string Start = "index.html",
        Worker = "sw.js";

    // The line of sw.js that the server replaces.
    private const string WorkerHead = "const app = {";

    // A login's QR code and link open the app too; their values are behind '#' and never reach the server.
    private static readonly string[] Doorsteps = ["", "q", "l"];

    // The QR decoder and what reads a document's lines are fetched when the camera opens, the sound link and the twelve
    // words when an app is copied; the large icons only when the app is added to the home screen.
    private static readonly string[] NotForTheStart =
    [
        "vendor/qr/",
        "vendor/bip39/",
        "vendor/origins.txt",
        "words/",
        "device/sound/",
        "mrz/camera/",
        "mrz/layout",
        "mrz/mrz",
        "icons/seal-512",
        "icons/seal-whole",
    ];

    private const string Companion = "ws://127.0.0.1:28817 ws://127.0.0.1:28818 ws://127.0.0.1:28819";

    private static readonly string[] Look = ["/look/tokens.css", "/look/base.css", "/look/seal.svg"];

    /// <summary>Serves the app on the origins of the phone.</summary>
    public static void MapAppFiles(this IEndpointRouteBuilder routes, Settings settings)
    {
        var framing = routes.ServiceProvider.GetRequiredService<Framing>();
        var files = new Lazy<IReadOnlyDictionary<string, CompressedFile>>(() =>
            Read(Path.Combine(AppContext.BaseDirectory, "app"), framing.AppStart, LimitsView.Of(settings))
        );
        var policy = Policy(framing.Ancestors);
        routes
            .MapMethods(
                "/{**path}",
                [HttpMethods.Get, HttpMethods.Head],
                (HttpContext context, string? path) =>
                {
                    var name = Doorsteps.Contains(path ?? "") ? Start : path!;
                    if (!files.Value.TryGetValue(name, out var file))
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    }

                    context.Response.Headers.ContentSecurityPolicy = policy;
                    context.Response.Headers["Referrer-Policy"] = "no-referrer";
                    context.Response.Headers["Permissions-Policy"] =
                        "geolocation=(), microphone=(self), payment=(), usb=()";
                    context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    return file.Send(context, "no-cache");
                }
            )
            .RequireHost([.. settings.PhoneOrigins.Select(origin => new Uri(origin).Authority)])
            .ExcludeFromDescription();
    }

    // No scripts but the app's own, and no script from strings: one trusted-types policy, for the workers. The
    // page may call the companion, a program on its own computer (decision 44), at these addresses and no others.
    private static string Policy(string framedBy) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
        + $"connect-src 'self' {Companion}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
        + $"frame-ancestors {framedBy}; require-trusted-types-for 'script'; trusted-types segl";

    private static Dictionary<string, CompressedFile> Read(
        string folder,
        string? startScript,
        IReadOnlyDictionary<string, object> limits
    )
    {
        var contents = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".d.ts", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes);
        if (startScript is not null)
        {
            contents[Start] = StartedBy(startScript, contents[Start]);
        }

        contents[Worker] = WorkerFor(contents, startScript is null ? Look : [.. Look, startScript], limits);
        return contents.ToDictionary(file => file.Key, file => new CompressedFile(file.Key, file.Value));
    }

    private static byte[] StartedBy(string script, byte[] page)
    {
        const string Own = "src=\"/app.js\"";
        var text = Encoding.UTF8.GetString(page);
        return text.Contains(Own, StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(text.Replace(Own, $"src=\"{script}\"", StringComparison.Ordinal))
            : throw new InvalidDataException($"{Start} holds no {Own}, in whose place {script} starts the app.");
    }

    private static byte[] WorkerFor(
        Dictionary<string, byte[]> contents,
        string[] besideTheApp,
        IReadOnlyDictionary<string, object> limits
    )
    {
        var worker = Encoding.UTF8.GetString(contents[Worker]);
        if (!worker.StartsWith(WorkerHead, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{Worker} does not begin with '{WorkerHead}', which is written anew.");
        }

        var kept = contents
            .Keys.Where(name => name is not Worker)
            .Where(name => !NotForTheStart.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToList();
        using var version = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        kept.ForEach(name => version.AppendData(SHA256.HashData(contents[name])));
        version.AppendData(Encoding.UTF8.GetBytes(string.Concat(besideTheApp.Select(EmbeddedFiles.Address))));
        // The texts contain the limits, so a changed limit is a new version of the app.
        version.AppendData(JsonSerializer.SerializeToUtf8Bytes(limits));
        var head = JsonSerializer.Serialize(
            new
            {
                version = Convert.ToHexStringLower(version.GetHashAndReset().AsSpan(0, 8)),
                files = kept.Select(name => name == Start ? "/" : $"/{name}").Concat(besideTheApp),
            }
        );
        return Encoding.UTF8.GetBytes($"const app = {head};{worker[worker.IndexOf('\n', StringComparison.Ordinal)..]}");
    }
}
