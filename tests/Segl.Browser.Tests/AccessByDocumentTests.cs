using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>What a passport gives besides a code, in the demo: an app on an empty phone, a new PIN, the end of a freeze,
/// and, after a forged one was refused, another try (R08, R23, R31, R72).</summary>
public sealed class AccessByDocumentTests : IAsyncLifetime
{
    private const string Pin = "482915";
    private const string NewPin = "620731";
    private DemoVisit visit = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => visit = await DemoVisit.Begin("document");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => visit.DisposeAsync();

    [Fact]
    public async Task R31_R70_an_empty_app_is_activated_by_a_passport()
    {
        await On("b").Locator(".demo-phone button").ClickAsync();
        await On("b").Locator(".demo-phone button").ClickAsync();
        await Press("b", "Get started");
        await Press("b", "Passport or ID card");
        await Expect(On("b").GetByText("makes it Substantial")).ToBeVisibleAsync();
        await Scan("b", "Passport");

        var newest = visit.Page.Locator("#panel-Karla li").Filter(new() { HasTextRegex = new("[0-9]{8}") });
        await On("b").GetByLabel("Temporary PIN").WaitForAsync();
        await Expect(newest).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        var sms = await newest.First.TextContentAsync() ?? "";
        await On("b").GetByLabel("Temporary PIN").FillAsync(Regex.Match(sms, "[0-9]{8}").Value);
        await Press("b", "Next");
        await ChoosePin("b");
        await Press("b", "No, I use the PIN");
        await Press("b", "No, thank you");

        await visit.Says("Active");
    }

    [Fact]
    public async Task R23_whoever_forgot_the_pin_scans_a_passport_and_chooses_a_new_one()
    {
        await Press("a", "Menu");
        await Press("a", "Settings");
        await Press("a", "Change");
        await Press("a", "I have forgotten the PIN");
        await visit.Picture("forgotten");
        await Press("a", "Use passport or ID card");
        await Scan("a", "Passport");
        await ChoosePin("a");

        await Expect(Heading("a", "Your PIN is changed")).ToBeVisibleAsync();
        await Press("a", "OK");
        await Freeze(NewPin);
    }

    [Fact]
    public async Task R08_a_frozen_identity_is_opened_by_a_passport()
    {
        await Freeze(Pin);
        await visit.Picture("frozen");
        await Press("a", "Reactivate");
        await Scan("a", "Passport");

        await Expect(Heading("a", "Your identity is open again")).ToBeVisibleAsync();
        await Press("a", "OK");
        await Expect(Heading("a", "No requests")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task R72_after_a_forged_passport_another_document_may_be_used()
    {
        await Press("a", "Menu");
        await Press("a", "Activate");
        await Press("a", "Next");
        await Scan("a", "Forged");
        await Expect(Heading("a", "The check did not succeed")).ToBeVisibleAsync();
        await Press("a", "Use another document");
        await Lay("a", "Passport");

        await Expect(Button("a", "Other options")).ToBeVisibleAsync();
    }

    private async Task Freeze(string pin)
    {
        await Press("a", "Menu");
        await Press("a", "Freeze my identity");
        await Type("a", pin);
        await Press("a", "Yes, freeze it");
        await Expect(Heading("a", "Your identity is frozen")).ToBeVisibleAsync();
    }

    private async Task Scan(string phone, string document)
    {
        await On(phone).GetByLabel("I accept the terms").CheckAsync();
        await Press(phone, "Next");
        await Lay(phone, document);
    }

    // A forged chip is refused before anybody asks for the face.
    private async Task Lay(string phone, string document)
    {
        await Press(phone, "Denmark");
        await Expect(Heading(phone, "Scan the lines at the bottom of your document")).ToBeVisibleAsync();
        // Phone B shares its place with the drawer.
        await (phone == "b" ? visit.Press("#tab-documents") : Task.CompletedTask);
        await visit.Press($"[data-document={document}] [data-phone={phone}]");
        await (phone == "b" ? visit.Press("#tab-b") : Task.CompletedTask);
        if (document != "Forged")
        {
            await Press(phone, "I am ready");
        }
    }

    private async Task ChoosePin(string phone)
    {
        await ChoosePin(phone, "Choose (a new|your personal) PIN");
        await ChoosePin(phone, "Type the PIN again");
    }

    private async Task ChoosePin(string phone, string title)
    {
        await Expect(Heading(phone, title)).ToBeVisibleAsync();
        await Type(phone, NewPin);
        await Press(phone, "Next");
    }

    private async Task Type(string phone, string pin)
    {
        foreach (var digit in pin)
        {
            await Press(phone, $"{digit}");
        }
    }

    private Task Press(string phone, string button) => Button(phone, button).ClickAsync();

    private IFrameLocator On(string phone) => visit.Page.FrameLocator($"#phone-{phone}");

    private ILocator Button(string phone, string name) =>
        On(phone).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    private ILocator Heading(string phone, string name) =>
        On(phone).GetByRole(AriaRole.Heading, new() { NameRegex = new($"^({name})") }).First;

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
