using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// Copying the app between two real browsers, aside from the straight way (CopyStepsTests): who stops, and who cannot
/// scan.
/// </summary>
public sealed class CopyingTests : IAsyncLifetime
{
    /// <summary>No film: the browser has no camera then.</summary>
    private const string NoCamera = "/nonexistent.y4m";

    private readonly Air air = new();
    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (await Chromium.Start(NoCamera), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>R42: a copy that nobody wants is stopped in any app, and by the link in the text message.</summary>
    [Fact]
    public async Task R42_a_copy_is_stopped_on_the_waiting_screen()
    {
        var citizen = await server.Register();
        var old = await Active(citizen, new());
        await old.StartCopying(citizen);

        await old.Press("Stop the copy");
        await old.Press("Yes, stop it");

        await old.Sees("No requests");
        Assert.Equal(0, await old.Page.GetByText("Your app is being copied").CountAsync());
    }

    /// <summary>R45 without a camera or without sight: the twelve words do what the code does.</summary>
    [Fact]
    public async Task R45_the_code_is_read_and_typed_as_twelve_words()
    {
        var citizen = await server.Register();
        var old = await Active(citizen, new());
        await old.StartCopying(citizen);
        server.Passes(TimeSpan.FromHours(1));
        await old.Open();
        await old.Press("Show QR code");
        await old.TypePin(citizen.Pin, "Next");
        await old.Press("Next");
        await old.Press("Show as words");
        var listed = old.Page.Locator("ol.words li");
        await Assertions.Expect(listed).ToHaveCountAsync(12);
        var said = await listed.AllInnerTextsAsync();
        var list = old.Page.GetByRole(AriaRole.List, new() { Name = "12 words" });
        await Assertions.Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(12);
        await Assertions.Expect(list).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(list).ToBeFocusedAsync();
        await Assertions
            .Expect(old.Page.Locator("p.spoken[role=status]"))
            .ToHaveTextAsync($"12 words. {string.Join(", ", said.Select((word, at) => $"{at + 1}: {word}"))}.");

        var fresh = await NewPhone(new());
        await fresh.Open();
        await fresh.Press("Get started");
        await fresh.Press("Copy from another app");
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press("Next");
        await fresh.Sees("Copy from another app");
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press("Scan QR code");
        await fresh.Press("Next");
        // Nothing is filmed here, so the phone has no camera and offers the words by itself.
        await fresh.Page.GetByLabel("12 words").FillAsync(string.Join(' ', said));
        await fresh.Press("Next");

        await fresh.Sees("Do both phones show the same number?");
        await old.Sees("Do both phones show the same number?");
        Assert.Equal(await Digits(old), await Digits(fresh));
    }

    private static Task<string> Digits(Phone phone) => phone.Page.Locator(".digits").InnerTextAsync();

    private async Task<Phone> Active(Citizen citizen, PhoneKind kind)
    {
        var phone = await Phone.New(chromium, server.PhoneA, kind);
        await air.Reaches(phone);
        await phone.Open();
        await phone.ActivateIn(server, citizen);
        return phone;
    }

    private async Task<Phone> NewPhone(PhoneKind kind)
    {
        var phone = await Phone.New(chromium, server.PhoneB, kind);
        await air.Reaches(phone);
        return phone;
    }
}
