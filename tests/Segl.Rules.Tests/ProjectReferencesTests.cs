using System.Reflection;
using System.Xml.Linq;

namespace Segl.Rules.Tests;

/// <summary>
/// Who may see whom: Storage -> Rules, Server -> both and Jose, Demo -> Server and the chips that are not there, and the
/// program alone sees the demo. Jose and Passport are libraries, and Face a program, that see nothing of Segl.
/// </summary>
public sealed class ProjectReferencesTests
{
    [Theory]
    [InlineData("Segl.Face", "")]
    [InlineData("Segl.Jose", "")]
    [InlineData("Segl.Passport", "")]
    [InlineData("Segl.Passport.Chips", "Segl.Passport")]
    [InlineData("Segl.Rules", "")]
    [InlineData("Segl.Storage", "Segl.Rules")]
    [InlineData("Segl.Demo", "Segl.Passport.Chips Segl.Server")]
    [InlineData("Segl.Server", "Segl.Jose Segl.Passport Segl.Rules Segl.Storage")]
    [InlineData("Segl", "Segl.Demo Segl.Server")]
    public void A_project_sees_only_what_lies_below_it(string project, string sees) =>
        Assert.Equal(sees, string.Join(' ', References($"src/{project}/{project}.csproj").Order()));

    [Fact]
    public void Each_project_of_the_program_is_listed_above() =>
        Assert.Equal(
            Repository.Files("src", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path)).Order(),
            typeof(ProjectReferencesTests)
                .GetMethod(nameof(A_project_sees_only_what_lies_below_it))!
                .GetCustomAttributes<InlineDataAttribute>()
                .Select(row => (string)row.Data[0]!)
                .Order()
        );

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
