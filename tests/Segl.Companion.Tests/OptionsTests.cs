using Segl.Companion.Screens;
using Segl.Companion.Starting;

namespace Segl.Companion.Tests;

/// <summary>What the program takes on its command line.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("https://segl.example", "https://segl.example")]
    [InlineData("https://segl.example/", "https://segl.example")]
    [InlineData("HTTPS://SEGL.example:443/", "https://segl.example")]
    [InlineData("https://segl.example:8443", "https://segl.example:8443")]
    [InlineData("http://localhost:5000", "http://localhost:5000")]
    [InlineData("http://phone-a.localhost:5000", "http://phone-a.localhost:5000")]
    public void A_site_is_kept_as_browsers_write_its_origin(string typed, string origin) =>
        Assert.Equal([origin], Options.Read([typed], null).Sites);

    [Theory]
    [InlineData("segl.example")]
    [InlineData("http://segl.example")]
    [InlineData("https://segl.example/page")]
    [InlineData("https://user@segl.example")]
    [InlineData("https://segl.example/#x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("*")]
    [InlineData("--everybody")]
    public void T85_what_is_no_site_is_refused(string typed) => Assert.NotNull(Options.Read([typed], null).Wrong);

    [Fact]
    public void Without_a_site_it_says_how_to_name_one()
    {
        Assert.Equal(Danish.Texts.NamesNoSite, Options.Read(["--language", "da"], null).Wrong);
        Assert.Equal(["https://built.example"], Options.Read([], "https://built.example").Sites);
        Assert.Equal(["https://segl.example"], Options.Read(["https://segl.example"], "https://built.example").Sites);
    }

    [Fact]
    public void Help_and_readers_need_no_site()
    {
        Assert.Equal(CompanionTask.Help, Options.Read(["--help"], null).Task);
        Assert.Equal(CompanionTask.ListReaders, Options.Read(["--readers"], null).Task);
        Assert.Null(Options.Read(["--readers"], null).Wrong);
    }
}
