namespace Segl.Browser.Tests;

/// <summary>The looks at the screens find what is wrong with one.</summary>
public sealed class GalleryTests
{
    [Fact]
    public async Task A_picture_without_words_and_a_page_too_wide_are_found()
    {
        await using var chromium = await Chromium.Start();
        var page = await chromium.Browser.NewPageAsync();
        await page.SetContentAsync(
            """<body style="margin: 0"><main><h1>Segl</h1><img src="seal.png"><p style="width: 900px">Wide</p></main>"""
        );
        var folder = Directory.CreateTempSubdirectory("segl-gallery-");

        var gallery = new Gallery(page, folder.FullName);
        await gallery.Look("wrong");
        folder.Delete(recursive: true);

        Assert.Contains(gallery.Findings, finding => finding.StartsWith("wrong: image-alt", StringComparison.Ordinal));
        Assert.Contains("wrong: 580 px too wide at 320 px", gallery.Findings);
    }
}
