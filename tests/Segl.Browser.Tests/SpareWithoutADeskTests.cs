using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// Seed S1, "Scan your passport", word by word in the demo: the present app reads a passport and shows an activation code,
/// and the other phone is activated with it. Axe looks at each screen on the way.
/// </summary>
public sealed class SpareWithoutADeskTests : IAsyncLifetime
{
    private DemoVisit visit = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => visit = await DemoVisit.Begin("document");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => visit.DisposeAsync();

    [Fact]
    public async Task R31_R70_R71_R112_the_seeds_steps_lead_to_a_code_and_the_code_to_a_spare()
    {
        await Press("a", "Home", "Menu");
        await Press("a", "Menu", "Activate");
        await Expect(On("a").GetByRole(AriaRole.Radio, new() { Name = "Passport or ID card" })).ToBeCheckedAsync();
        await Press("a", "Activate", "Next");
        await visit.Says("Terms");
        await On("a").GetByLabel("I accept the terms").CheckAsync();
        await Expect(On("a").GetByRole(AriaRole.Link, new() { NameRegex = new("information$") })).ToBeVisibleAsync();
        await Press("a", "Terms", "Next");
        await Press("a", "Country", "Denmark");
        await visit.Says("Zone");
        await visit.Press("[data-document=Passport] [data-phone=a]");
        await Press("a", "Face", "I am ready");
        await Press("a", "Granted", "Other options");
        await Press("a", "What", "Select app");
        await Press("a", "NewApp", "Get an activation code");
        await visit.Says("Code");
        var code = On("a").Locator(".written .code");
        await Expect(code).ToHaveTextAsync(new Regex("[0-9A-Z]{5} [0-9A-Z]{5}"));
        await Look("a");
        await ActivateB((await code.InnerTextAsync()).Trim());
        Assert.Empty(visit.Findings);
    }

    [Fact]
    public async Task R72_a_forged_passport_is_refused_in_words_and_gives_nothing()
    {
        await Press("a", "Home", "Menu");
        await Press("a", "Menu", "Activate");
        await Press("a", "Activate", "Next");
        await On("a").GetByLabel("I accept the terms").CheckAsync();
        await Press("a", "Terms", "Next");
        await Press("a", "Country", "Denmark");
        await visit.Says("Zone");
        await visit.Press("[data-document=Forged] [data-phone=a]");

        await visit.Says("NotGranted");
        await Expect(On("a").GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be confirmed here");
        await Expect(On("a").GetByRole(AriaRole.Link, new() { NameRegex = new("Citizen Service") })).ToBeVisibleAsync();
        await Expect(Button("a", "Begin again")).ToHaveCountAsync(0);
        await Expect(Button("a", "Use another document")).ToBeVisibleAsync();
        await Look("a");
        Assert.Empty(visit.Findings);
    }

    /// <summary>Lena has a German card, no Danish number and no app: her P-code and the number on the card's front lead to
    /// one.</summary>
    [Fact]
    public async Task R02_R03_R71_who_has_no_danish_number_types_a_p_code_and_gets_an_app()
    {
        await PickUpB();
        await Button("b", "Passport or ID card").ClickAsync();
        await On("b").GetByLabel("I accept the terms").CheckAsync();
        await Button("b", "Next").ClickAsync();
        await On("b").GetByLabel("Search for a country").FillAsync("Germany");
        await Button("b", "Germany").ClickAsync();
        await On("b").GetByLabel("No, I have a P-code").CheckAsync();
        var card = visit.Page.Locator("[data-document=Card] .code");
        await On("b").GetByLabel("P-code", new() { Exact = true }).FillAsync(await card.Last.TextContentAsync() ?? "");
        await Look("b");
        await Button("b", "Next").ClickAsync();
        await visit.Press("#tab-documents");
        await visit.Page.GetByLabel("Lena", new() { Exact = true }).CheckAsync();
        await visit.Press("[data-document=Card] [data-phone=b]");
        await visit.Press("#tab-b");
        await On("b").GetByLabel("Card access number (CAN)").FillAsync(await card.First.TextContentAsync() ?? "");
        await Button("b", "Next").ClickAsync();
        await Button("b", "I am ready").ClickAsync();
        await On("b").GetByLabel("Temporary PIN").WaitForAsync();
        await Look("b");
        Assert.Empty(visit.Findings);
    }

    /// <summary>Phone B: user ID and code, the temporary PIN of the newest message, and a PIN of its own.</summary>
    private async Task ActivateB(string code)
    {
        await PickUpB();
        await Button("b", "I have an activation code").ClickAsync();
        await On("b").GetByLabel("I accept the terms").CheckAsync();
        await Button("b", "Next").ClickAsync();
        await visit.Says("TypeCode");
        await On("b").GetByLabel("User ID").FillAsync("karla-hansen");
        await On("b").GetByLabel("Activation code").FillAsync(code);
        await Button("b", "Next").ClickAsync();
        await visit.Says("TemporaryPin");
        var newest = visit.Page.Locator("#panel-Karla li").Filter(new() { HasTextRegex = new("[0-9]{8}") });
        await Expect(newest).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await On("b")
            .GetByLabel("Temporary PIN")
            .FillAsync(Regex.Match(await newest.First.InnerTextAsync(), "[0-9]{8}").Value);
        await Button("b", "Next").ClickAsync();
        for (var times = 0; times < 2; times++)
        {
            await visit.Says("ChoosePin");
            foreach (var digit in "620731")
            {
                await Button("b", $"{digit}").ClickAsync();
            }

            await Button("b", "Next").ClickAsync();
        }

        await visit.Says("Offers");
        await Button("b", "No, I use the PIN").ClickAsync();
        await Button("b", "No, thank you").ClickAsync();
        await visit.Says("Active");
    }

    private async Task PickUpB()
    {
        await On("b").Locator(".demo-phone button").ClickAsync();
        await On("b").Locator(".demo-phone button").ClickAsync();
        await Button("b", "Get started").ClickAsync();
    }

    private async Task Press(string phone, string step, string button)
    {
        await visit.Says(step);
        await Button(phone, button).WaitForAsync();
        await Look(phone);
        await Button(phone, button).ClickAsync();
    }

    private IFrameLocator On(string phone) => visit.Page.FrameLocator($"#phone-{phone}");

    private ILocator Button(string phone, string name) =>
        On(phone).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private Task Look(string phone) => visit.Look($"#phone-{phone}");
}
