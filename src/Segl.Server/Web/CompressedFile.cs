using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Segl.Server.Web;

/// <summary>A static file: compressed once (brotli, RFC 7932), with the digest of its content in its URL.</summary>
internal sealed class CompressedFile(string name, byte[] plain)
{
    private const int DigestBytes = 9;
    private readonly Lazy<byte[]> compressed = new(() => Compress(plain));

    /// <summary>The first part of SHA-256 of the content, base64url.</summary>
    public string Digest { get; } = Base64Url.EncodeToString(SHA256.HashData(plain).AsSpan(0, DigestBytes));

    private string Type { get; } =
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".json" => "application/json",
            ".png" => "image/png",
            ".svg" => "image/svg+xml",
            ".txt" => "text/plain; charset=utf-8",
            ".wav" => "audio/wav",
            ".webmanifest" => "application/manifest+json",
            var other => throw new NotSupportedException($"Nobody said how to serve {other}."),
        };

    /// <summary>Sends the file, or 304 (Not Modified) when the browser has it already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cacheControl">The value of Cache-Control (RFC 9111).</param>
    public Task Send(HttpContext context, string cacheControl)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = $"\"{Digest}\"";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = cacheControl;
        if (request.Headers.IfNoneMatch == response.Headers.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var readsBrotli = request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (readsBrotli)
        {
            response.Headers.ContentEncoding = "br";
        }

        var body = readsBrotli ? compressed.Value : plain;
        response.ContentType = Type;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain);
        }

        return compressed.ToArray();
    }
}
