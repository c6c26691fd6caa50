using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo's walk to a spare: a code display is ordered, comes by post, is activated, and logs in without the
/// phone.</summary>
public sealed class SpareWalkTests : IAsyncLifetime
{
    private const string Pin = "482915";
    private const string Password = "yellow bike by the harbour";

    private DemoVisit visit = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => visit = await DemoVisit.Begin("spare");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => visit.DisposeAsync();

    [Fact]
    public async Task R14_R68_R112_a_visitor_orders_a_display_loses_the_phone_and_is_in()
    {
        await Order();
        await visit.Press("[data-hours='72']");
        await Activate();
        await LogInWithoutThePhone();
    }

    private async Task Order()
    {
        await visit.Says("Order");
        await visit.Press("#my");
        await LogInToMySegl("Order");
        await visit.Says("Order:my");
        await visit.Pc.Locator(".ways").GetByRole(AriaRole.Link, new() { Name = "Code display" }).ClickAsync();
        await visit.Says("Order:my-devices");
        await visit.Pc.Locator("main a[href$='/order']").ClickAsync();
        await visit.Says("Order:my-order");
        await visit.Pc.Locator("main .act").ClickAsync();
        await GoOn("Order");
        await visit.Says("Post");
    }

    private async Task Activate()
    {
        await visit.Says("Activate:my");
        await visit.Press("#my");
        await LogInToMySegl("Activate");
        await visit.Says("Activate:my");
        await visit
            .Pc.Locator(".places")
            .GetByRole(AriaRole.Link, new() { NameRegex = new("^Code display") })
            .ClickAsync();
        await visit.Says("Activate:my-activate");
        await visit.Pc.Locator("main a[href$='/activate']").ClickAsync();
        await visit.Says("Activate:my-serial");
        await visit.Fill("#serial", await visit.Page.Locator(".device .serial").InnerTextAsync());
        await visit.Button("Next");
        await visit.Says("Activate:my-codes");
        var first = await visit.CodeAfter("");
        await visit.Fill("#first", first);
        await visit.Fill("#second", await visit.CodeAfter(first));
        await visit.Button("Next");
        await visit.Says("Activate:my-secret");
        await visit.Fill("#password", Password);
        await visit.Fill("#again", Password);
        await visit.Pc.Locator("main .act").ClickAsync();
        await GoOn("Activate");
        await visit.Says("Held");
    }

    private async Task LogInWithoutThePhone()
    {
        await visit.Press("#lose");
        await Assertions.Expect(visit.Page.Locator("#panel-a")).ToBeHiddenAsync();
        await visit.Says("Lost");
        await visit.Press("[data-hours='1']"); // an hour later the device has another code than those of its activation
        await visit.Press("#over");
        await visit.Says("Lost:shop");
        await visit.Button("Log in with Segl");
        await visit.Says("Lost:user-id");
        await visit.Pc.Locator(".act").ClickAsync();
        await visit.Says("Lost:waiting");
        await visit.Pc.Locator("main a[href*='/code']").ClickAsync();
        await visit.Says("Lost:code");
        await visit.Fill("#code", await visit.CodeAfter(""));
        await visit.Button("Next");
        await visit.Says("Lost:secret");
        await visit.Fill("#password", Password);
        await visit.Pc.Locator("main .act").ClickAsync();
        await visit.Says("Lost:in");
        await Assertions.Expect(visit.Pc.GetByText("Hello Karla Hansen")).ToBeVisibleAsync();
    }

    private async Task LogInToMySegl(string part)
    {
        await visit.Says("my-outside");
        await visit.Button("Log in with Segl");
        await visit.Says($"{part}:user-id");
        await visit.Fill("#userId", "karla-hansen");
        await GoOn(part);
    }

    /// <summary>The user ID stands there, and the phone approves.</summary>
    private async Task GoOn(string part)
    {
        await visit.Says($"{part}:user-id");
        await visit.Button("Next");
        await visit.Approve("a", Pin, $"{part}:");
    }
}
