using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// The demo's walk through Citizen Service, word by word: the phone is lost, a time is booked without a login, an officer
/// blocks the app and hands out a code display, and Karla logs in with it. Axe looks at each page on the way.
/// </summary>
public sealed partial class DeskWalkTests
{
    private const string OfficersPin = "739154";
    private const string Password = "yellow bike by the harbour";
    private const string CitizensScreen = "#citizens-screen";

    [Fact]
    public async Task R17_R64_R80_R84_a_visitor_who_lost_it_all_books_gets_a_display_and_is_in()
    {
        await using var visit = await DemoVisit.Begin("desk");
        await Book(visit);
        await LetTheDayCome(visit);
        await visit.Says("Come");
        await visit.Press("#office");
        await visit.Says("desk-outside");
        await visit.Look("#pc");
        await LogInAsTheOfficer(visit);
        await Welcome(visit);
        await BlockTheLostApp(visit);
        await ConnectTheScreen(visit);
        await HandOut(visit);
        await Choose(visit);
        await LogIn(visit);
        Assert.Empty(visit.Findings);
    }

    [Fact]
    public async Task R31_R84_outside_the_walk_the_strip_names_it_and_the_desk_prints_a_code()
    {
        await using var visit = await DemoVisit.Begin("login");
        await visit.Says("shop");
        var number = NumberIn(await visit.Page.Locator("#panel-office p").First.TextContentAsync());
        await visit.Press("#tab-c");
        await visit.Press("#office");
        var outside = await visit.Says("desk", "outside");
        await Assertions.Expect(outside).ToContainTextAsync("“Lost it all”");
        await LogInAsTheOfficer(visit);
        await visit.Says("desk", "outside");
        await Find(visit, number);
        await ShowThePassport(visit);
        await visit.Link("Print an activation code");
        await visit.Button("Print an activation code");
        await Approve(visit);

        await Assertions.Expect(visit.Pc.GetByRole(AriaRole.Status)).ToContainTextAsync("Print an activation code");
        var paper = await visit.Page.Context.APIRequest.GetAsync($"{visit.Issuer}/demo/paper/1");
        Assert.Equal("%PDF", (await paper.TextAsync())[..4]);
        await visit.Press("#tab-office");
        await Assertions.Expect(visit.Page.Locator("#paper")).ToBeVisibleAsync();
        await visit.Picture("office");
    }

    /// <summary>A time on a later day: on the first one it may be today.</summary>
    private static async Task Book(DemoVisit visit)
    {
        await visit.Says("lose");
        await visit.Press("#lose");
        await visit.Says("Book");
        await visit.Press("#book");
        await visit.Says("Book:desks");
        await visit.Look("#pc");
        await visit.Link("See free times");
        await visit.Says("Book:desks-times");
        await visit.Look("#pc");
        await visit.Pc.Locator(".times").Nth(1).GetByRole(AriaRole.Link).First.ClickAsync();
        await visit.Says("Book:desks-book");
        await visit.Pc.Locator("#purpose").SelectOptionAsync("To get my Segl back");
        await visit.Fill("#contact", "karla-hansen@example.dk");
        await visit.Look("#pc");
        await visit.Button("Send me a code");
        await visit.Says("Book:desks-prove");
        await visit.Look("#pc");
        await visit.Press("#tab-Karla");
        var letter = visit.Page.Locator("#panel-Karla li").Filter(new() { HasTextRegex = BookingCode() }).First;
        await letter.Locator("summary").ClickAsync();
        await visit.Picture("letter");
        var code = BookingCode().Match(await letter.InnerTextAsync()).Groups[1].Value;
        await visit.Press("#tab-pc");
        await visit.Fill("#code", code);
        await visit.Button("Book the time");
        await visit.Says("Wait");
        await visit.Look("#pc");
    }

    private static async Task LetTheDayCome(DemoVisit visit)
    {
        while (
            await visit.Page.EvaluateAsync<string>(
                "fetch('/demo/status').then(one => one.json()).then(one => one.desk)"
            ) == "Wait"
        )
        {
            await visit.Says("Wait");
            await visit.Page.RunAndWaitForResponseAsync(() => visit.Press("[data-hours='24']"), "**/demo/clock");
        }
    }

    private static async Task LogInAsTheOfficer(DemoVisit visit)
    {
        await visit.Button("Log in with Segl");
        await visit.Says("user-id");
        await visit.Fill("#userId", "mikkel-holm");
        await Approve(visit);
    }

    /// <summary>Mikkel's own app is asked.</summary>
    private static async Task Approve(DemoVisit visit, bool isPutAway = true)
    {
        await visit.Says("user-id");
        await visit.Button("Next");
        await visit.Approve("c", OfficersPin, isPutAway: isPutAway);
    }

    private static async Task Welcome(DemoVisit visit)
    {
        await visit.Says("Come:desk-find");
        await visit.Look("#pc");
        await visit.Link("Today");
        await visit.Says("Come:desk-today");
        await visit.Look("#pc");
        await visit.Button("Is here");
        await visit.Says("Here:desk-today");
        await visit.Link("Find a citizen");
    }

    private static async Task BlockTheLostApp(DemoVisit visit)
    {
        var says = await (await visit.Says("Here:desk-find")).InnerTextAsync();
        await Find(visit, NumberIn(says));
        await visit.Says("desk-person");
        await visit.Look("#pc");
        await ShowThePassport(visit);
        await visit.Says("Here:desk-shown");
        await visit.Look("#pc");
        await visit.Link("Block an app or a device");
        await visit.Says("Here:desk-act");
        await visit.Look("#pc");
        await visit.Pc.Locator("input[name=one]").CheckAsync();
        await visit.Button("Block an app or a device");
        await Approve(visit);
    }

    private static async Task Find(DemoVisit visit, string number)
    {
        await visit.Fill("#number", number);
        await visit.Fill("#because", "Lost the phone");
        await visit.Button("Find");
    }

    private static async Task ShowThePassport(DemoVisit visit)
    {
        await visit.Link("Write a document down");
        await visit.Pc.Locator("input[value=Passport]").CheckAsync();
        await visit.Fill("#last", "ABC123");
        foreach (var box in await visit.Pc.Locator("main input[type=checkbox]").AllAsync())
        {
            await box.CheckAsync();
        }

        await visit.Look("#pc");
        await visit.Picture("evidence");
        await visit.Button("Write down");
    }

    private static async Task ConnectTheScreen(DemoVisit visit)
    {
        await visit.Says("HandOut:desk-shown");
        await visit.Link("The citizen's screen");
        await visit.Says("HandOut:desk-connect");
        await visit.Look("#pc");
        await visit.Press("#tab-office");
        await visit.Picture("counter");
        await visit.Look(CitizensScreen);
        var code = await visit.Page.FrameLocator(CitizensScreen).Locator("#code").InnerTextAsync();
        await visit.Press("#tab-pc");
        await visit.Fill("#code", code);
        await visit.Button("Connect");
        await visit.Says("HandOut:desk-screen");
        await visit.Look("#pc");
        await visit.Link("Back to the citizen");
    }

    private static async Task HandOut(DemoVisit visit)
    {
        await visit.Says("HandOut:desk-hand-out");
        await visit.Link("Hand out a code display");
        await visit.Says("HandOut:desk-act");
        await visit.Look("#pc");
        await visit.Fill("#serial", await visit.Page.Locator("#drawer .code").InnerTextAsync());
        await visit.Button("Hand out a code display");
        await Approve(visit, isPutAway: false); // the page shows the code display instead
    }

    /// <summary>Karla, at her own screen; then the officer goes on.</summary>
    private static async Task Choose(DemoVisit visit)
    {
        await visit.Says("Asked");
        await visit.Look(CitizensScreen);
        var screen = visit.Page.FrameLocator(CitizensScreen);
        var first = await visit.CodeAfter("");
        await screen.Locator("#first").FillAsync(first);
        await screen.Locator("#second").FillAsync(await visit.CodeAfter(first));
        await screen.Locator("#password").FillAsync(Password);
        await screen.Locator("#again").FillAsync(Password);
        await visit.Picture("chooses");
        await screen.GetByRole(AriaRole.Button, new() { Name = "Choose password" }).ClickAsync();
        await visit.Says("Chosen:desk-screen");
        await visit.Look(CitizensScreen);
        await visit.Link("Look again");
        await visit.Says("Chosen:desk-chosen");
        await visit.Look("#pc");
        await visit.Button("Use what the citizen chose");
        await visit.Says("Held");
        await visit.Look("#pc");
    }

    private static async Task LogIn(DemoVisit visit)
    {
        await visit.Press("[data-hours='1']"); // an hour later the device has another code than those of its activation
        await visit.Press("#over");
        await visit.Says("Held:shop");
        await visit.Button("Log in with Segl");
        await visit.Says("Held:user-id");
        await visit.Button("Next");
        await visit.Says("Held:waiting");
        await visit.Pc.Locator("main a[href*='/code']").ClickAsync();
        await visit.Says("Held:code");
        await visit.Look("#pc");
        await visit.Fill("#code", await visit.CodeAfter(""));
        await visit.Button("Next");
        await visit.Says("Held:secret");
        await visit.Fill("#password", Password);
        await visit.Pc.Locator("main .act").ClickAsync();
        await visit.Says("Held:in");
        await Assertions.Expect(visit.Pc.GetByText("Hello Karla Hansen")).ToBeVisibleAsync();
    }

    private static string NumberIn(string? text) => PersonNumber().Match(text ?? "").Value;

    [GeneratedRegex("[0-9]{10}")]
    private static partial Regex PersonNumber();

    [GeneratedRegex("([0-9]{6}) is the code")]
    private static partial Regex BookingCode();
}
