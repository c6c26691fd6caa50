using System.Collections.Concurrent;
using System.Reflection;

namespace Segl.Server.Web;

/// <summary>
/// Files embedded in the program, such as stylesheets and scripts of the login box. Each is compressed once, and its
/// URL has the digest of its content, so that a browser caches it and never uses an old one.
/// </summary>
internal static class EmbeddedFiles
{
    private static readonly ConcurrentDictionary<string, Lazy<CompressedFile>> Files = new();

    static EmbeddedFiles() => Include(Assembly.GetExecutingAssembly());

    /// <summary>Adds the files of another assembly: its resources whose name is a path.</summary>
    public static void Include(Assembly part)
    {
        foreach (var name in part.GetManifestResourceNames().Where(name => name.StartsWith('/')))
        {
            Files.TryAdd(name, new(() => Read(part, name)));
        }
    }

    /// <summary>The URL of a file with the digest of its content, such as <c>/look/base.css?v=…</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string Address(string path) => $"{path}?v={Files[path].Value.Digest}";

    /// <summary>Serves the files under a path such as <c>/look</c>.</summary>
    public static void MapEmbeddedFiles(this IEndpointRouteBuilder app, string under)
    {
        foreach (var path in Files.Keys.Where(path => path.StartsWith($"{under}/", StringComparison.Ordinal)))
        {
            app.MapGet(path, (HttpContext context) => Send(context, Files[path].Value));
        }
    }

    private static Task Send(HttpContext context, CompressedFile file) =>
        file.Send(
            context,
            context.Request.Query["v"] == file.Digest ? "public, max-age=31536000, immutable" : "no-cache"
        );

    private static CompressedFile Read(Assembly part, string name)
    {
        using var resource = part.GetManifestResourceStream(name)!;
        var plain = new byte[resource.Length];
        resource.ReadExactly(plain);
        return new(name, plain);
    }
}
