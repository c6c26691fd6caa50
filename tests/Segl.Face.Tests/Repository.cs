namespace Segl.Face.Tests;

/// <summary>Where the tests find what they need.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>The program, where it was built.</summary>
    public static string Program { get; } =
        Path.Combine(
            Root,
            "src",
            "Segl.Face",
            Path.GetRelativePath(Path.Combine(Root, "tests", "Segl.Face.Tests"), AppContext.BaseDirectory),
            "segl-face"
        );

    /// <summary>A model or a photograph that <c>tests/needs</c> fetched.</summary>
    public static string Fetched(string name)
    {
        var path = Path.Combine(Root, "artifacts", "faces", name);
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: run tests/needs.");
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Segl.slnx")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
