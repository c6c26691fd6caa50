using System.Xml.Linq;

namespace Segl.Rules.Tests;

/// <summary>Who may see whom: Storage -> Rules, Server -> both, and nothing points at Server.</summary>
public sealed class ProjectReferencesTests
{
    [Theory]
    [InlineData("Segl.Rules", "")]
    [InlineData("Segl.Storage", "Segl.Rules")]
    [InlineData("Segl.Server", "Segl.Rules Segl.Storage")]
    public void A_project_sees_only_what_lies_below_it(string project, string sees) =>
        Assert.Equal(sees, string.Join(' ', References($"src/{project}/{project}.csproj").Order()));

    [Fact]
    public void No_source_project_points_at_the_server() =>
        Assert.DoesNotContain(Repository.Files("src", ".csproj").SelectMany(References), seen => seen == "Segl.Server");

    [Fact]
    public void The_rules_need_no_package_at_run_time()
    {
        var packages = Project("src/Segl.Rules/Segl.Rules.csproj").Descendants("PackageReference");

        Assert.All(packages, package => Assert.Equal("all", package.Attribute("PrivateAssets")?.Value));
    }

    private static XDocument Project(string path) => XDocument.Parse(Repository.Read(path));

    private static IEnumerable<string> References(string path) =>
        from reference in Project(path).Descendants("ProjectReference")
        select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
