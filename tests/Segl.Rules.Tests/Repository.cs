namespace Segl.Rules.Tests;

/// <summary>The files of this repository, for the tests that read it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Segl.slnx.</summary>
    /// <exception cref="InvalidOperationException">The tests run outside a clone.</exception>
    public static string Root { get; } = Find();

    /// <summary>The text of one file; <paramref name="path"/> starts at the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Files written by hand under a folder: what is built, fetched or copied there is left out.</summary>
    /// <returns>Paths that start at the root, with forward slashes.</returns>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where extensions.Contains(Path.GetExtension(path))
        where !path.Split('/').Intersect(["bin", "obj", "vendor", "node_modules"]).Any()
        select path;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Segl.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("These tests read the repository, and this is no clone of it.");
    }
}
