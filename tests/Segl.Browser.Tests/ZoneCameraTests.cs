using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The lines of a document, read by the camera of a browser, and typed where it cannot (R70).</summary>
public sealed class ZoneCameraTests : IAsyncLifetime
{
    private const string Font = "/usr/share/fonts/opentype/ocr-b/OCRB.otf";

    // A specimen like that of Doc 9303-5, valid until 2033.
    private const string Lines =
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F3304156UTO<<<<<<<<<<<2\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    private readonly string film = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():N}.y4m");
    private Chromium chromium = null!;
    private SeglServer server = null!;
    private Func<string, string> words = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (await Chromium.Start(film), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
        File.Delete(film);
    }

    /// <summary>The camera of the fake device sees the specimen, a worker reads it past the page's content policy, and
    /// the app asks for the next thing about that card.</summary>
    [Fact]
    public async Task R70_the_camera_reads_the_lines_of_a_card_and_the_app_goes_on()
    {
        await Film(Lines, 900);
        var phone = await Phone.New(chromium, server.PhoneA);
        await GoToTheZone(phone);
        await phone.Sees(words("documents.can.title"));
        Assert.Empty(phone.Complaints);
    }

    /// <summary>Lines with a wrong check digit are in the picture all the time and never believed; what is typed instead
    /// is told at once where it cannot be right.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    public async Task R70_R110_lines_that_do_not_fit_are_not_taken_and_typing_is_always_there(
        string language,
        ColorScheme theme
    )
    {
        await Film(Lines.Replace("UTO<<<<<<<<<<<2", "UTO<<<<<<<<<<<3", StringComparison.Ordinal), 900);
        var phone = await Phone.New(chromium, server.PhoneA, new(language, theme));
        var gallery = new Gallery(
            phone.Page,
            Gallery.Folder($"zone-{language}-{(theme is ColorScheme.Dark ? "dark" : "light")}")
        );
        await GoToTheZone(phone);
        await Assertions.Expect(phone.Page.GetByText(words("documents.zone.advice.still"))).ToBeVisibleAsync();
        await gallery.Look("1-hold-still");

        await phone.Page.GetByText(words("documents.zone.type")).ClickAsync();
        await Type(phone, "number", "D23145809");
        await Type(phone, "digit", "7");
        await phone.Complains(words("documents.zone.typedWrong.digit"));
        await Type(phone, "birth", "31 02 1974");
        await phone.Complains(words("documents.zone.typedWrong.noDate"));
        await Type(phone, "expiry", "15 04 2012");
        await phone.Complains(words("documents.zone.typedWrong.expired"));
        await gallery.Look("2-typed-wrong");
        await phone.Press(words("next"));
        await phone.Sees(words("documents.zone.title"));

        await Type(phone, "number", "D23145890");
        await Type(phone, "birth", "12 08 1974");
        await Type(phone, "expiry", "15 04 2033");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await phone.Press(words("next"));
        await phone.Sees(words("documents.can.title"));
        Assert.Empty(gallery.Findings);
        Assert.Empty(phone.Complaints);
    }

    /// <summary>A native shell reads the lines by other means; the screen says what it advises, and switches its lamp.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    public async Task R70_the_advice_of_a_native_shell_is_told_and_its_lamp_is_switched(
        string language,
        ColorScheme theme,
        int width
    )
    {
        var phone = await Phone.New(chromium, server.PhoneA, new(language, theme, width));
        var gallery = new Gallery(
            phone.Page,
            Gallery.Folder($"zone-{language}-{(theme is ColorScheme.Dark ? "dark" : "light")}")
        );
        await phone.Page.AddInitScriptAsync(
            """
            window.shellsZone = {
              supported: () => true,
              async read(video, found, signal, advise) {
                advise('tooDark');
                return { turn: async on => { advise(on ? 'closer' : 'tooDark'); } };
              },
            };
            """
        );
        await GoToTheZone(phone);
        var status = phone.Page.GetByRole(AriaRole.Status);
        await Assertions.Expect(status.GetByText(words("documents.zone.advice.tooDark"))).ToBeVisibleAsync();
        await gallery.Look("3-too-dark");
        await phone.Press(words("documents.zone.lampOn"));
        await Assertions.Expect(status.GetByText(words("documents.zone.advice.closer"))).ToBeVisibleAsync();
        await phone.Press(words("documents.zone.lampOff"));
        await Assertions.Expect(status.GetByText(words("documents.zone.advice.tooDark"))).ToBeVisibleAsync();
        Assert.Empty(gallery.Findings);
        Assert.Empty(phone.Complaints);
    }

    private Task Type(Phone phone, string field, string text) =>
        phone.Page.GetByLabel(words($"documents.zone.{field}"), new() { Exact = true }).FillAsync(text);

    // An empty app on a phone that reads chips, as far as the step of the zone.
    private async Task GoToTheZone(Phone phone)
    {
        await phone.Page.AddInitScriptAsync(
            """
            window.seglDevice = { nfc: { available: async () => true, connect: () => new Promise(() => {}) } };
            if (window.shellsZone) {
              window.seglDevice.zone = window.shellsZone;
            }
            """
        );
        await phone.Open();
        words = await Gallery.Words(phone.Page, phone.Kind.Language);
        await phone.Press(words("welcome.start"));
        await phone.Press(words("documents.way"));
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await phone.Press(words("next"));
        await phone.Press(phone.Kind.Language == "da" ? "Danmark" : "Denmark");
        await phone.Sees(words("documents.zone.title"));
    }

    // The back of a card, printed with the real OCR-B and held a little askew.
    private async Task Film(string lines, int width)
    {
        var page = await (await chromium.Browser.NewContextAsync()).NewPageAsync();
        await page.SetContentAsync(
            $$"""
            <style>
              @font-face { font-family: zone; src: url("data:font/otf;base64,{{Convert.ToBase64String(
                await File.ReadAllBytesAsync(Font)
            )}}"); }
              div { width: {{width}}px; height: {{width * 0.63}}px; background: #888; }
              pre { font: {{width * 0.0425}}px/1.45 zone; padding-top: 33%; margin: 0 4%; rotate: 2deg;
                height: 100%; box-sizing: border-box; text-align: center; background: #e4e8dc; }
            </style>
            <div><pre>{{lines.Replace("<", "&lt;", StringComparison.Ordinal)}}</pre></div>
            """
        );
        await page.EvaluateAsync("document.fonts.ready");
        await FilmedCode.Film(page.Locator("div"), film);
        await page.Context.CloseAsync();
    }
}
