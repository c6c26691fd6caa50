using System.Buffers.Text;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Segl.Server;

/// <summary>
/// Files that are part of the program: look, login box, demo. Each is pressed once and named with the digest of its
/// content, so that a browser asks for it once and never sees an old one.
/// </summary>
internal static class BuiltIn
{
    private static readonly FrozenDictionary<string, Lazy<BuiltInFile>> Files = Assembly.GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(name => name.StartsWith('/'))
        .ToFrozenDictionary(name => name, name => new Lazy<BuiltInFile>(() => BuiltInFile.Read(name)));

    /// <summary>The address of a file with the digest of its content, such as <c>/look/base.css?v=…</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string Address(string path) => $"{path}?v={Files[path].Value.Digest}";

    /// <summary>Serves the files under a path such as <c>/look</c>.</summary>
    public static void MapBuiltIn(this IEndpointRouteBuilder app, string under)
    {
        foreach (var path in Files.Keys.Where(path => path.StartsWith($"{under}/", StringComparison.Ordinal)))
        {
            app.MapGet(path, (HttpContext context) => Send(context, Files[path].Value));
        }
    }

    private static Task Send(HttpContext context, BuiltInFile file)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = $"\"{file.Digest}\"";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl =
            request.Query["v"] == file.Digest ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers.IfNoneMatch == $"\"{file.Digest}\"")
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var pressed = request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (pressed)
        {
            response.Headers.ContentEncoding = "br";
        }

        var body = pressed ? file.Pressed : file.Plain;
        response.ContentType = file.Type;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private sealed record BuiltInFile(string Type, byte[] Plain, byte[] Pressed, string Digest)
    {
        public static BuiltInFile Read(string name)
        {
            using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            var plain = new byte[resource.Length];
            resource.ReadExactly(plain);
            using var pressed = new MemoryStream();
            using (var press = new BrotliStream(pressed, CompressionLevel.Optimal))
            {
                press.Write(plain);
            }

            return new(
                TypeOf(name), plain, pressed.ToArray(), Base64Url.EncodeToString(SHA256.HashData(plain).AsSpan(0, 9)));
        }

        private static string TypeOf(string name) => Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new NotSupportedException($"Nobody said how to serve {other}."),
        };
    }
}
