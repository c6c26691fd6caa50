using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>How a phone is set up.</summary>
/// <param name="Language"><c>da</c> or <c>en</c>.</param>
/// <param name="Theme">What the system asks for.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Fingerprint">Whether the phone has a passkey authenticator that says yes.</param>
/// <param name="Height">CSS pixels; null for what goes with the width.</param>
internal sealed record PhoneKind(
    string Language = "en",
    ColorScheme Theme = ColorScheme.Light,
    int Width = 390,
    bool Fingerprint = false,
    int? Height = null
);

/// <summary>A phone with the app, used as its owner does: by what is on the screen. The intents read English.</summary>
internal sealed class Phone(IBrowserContext context, IPage page, string origin, PhoneKind kind, Movements movements)
{
    private const float Patience = 60_000;
    private readonly List<string> complaints = [];

    /// <summary>The app's page.</summary>
    public IPage Page { get; } = page;

    /// <summary>The origin of its app.</summary>
    public string Origin { get; } = origin;

    /// <summary>The phone's browser.</summary>
    public IBrowserContext Context { get; } = context;

    /// <summary>Another window of the same browser, with the same app.</summary>
    public async Task<Phone> Window() => new(Context, await Context.NewPageAsync(), Origin, Kind, movements);

    /// <summary>How it is set up.</summary>
    public PhoneKind Kind { get; } = kind;

    /// <summary>What the browser complained about: errors, refusals of the content policy, and what moved late.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints, .. movements.Seen];

    /// <summary>A phone whose app was never opened.</summary>
    public static async Task<Phone> New(Chromium chromium, string origin, PhoneKind? kind = null)
    {
        kind ??= new();
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = kind.Language == "da" ? "da-DK" : "en-GB",
                ColorScheme = kind.Theme,
                ViewportSize = new() { Width = kind.Width, Height = kind.Height ?? (kind.Width < 360 ? 640 : 844) },
                BaseURL = origin,
            }
        );
        context.SetDefaultTimeout(Patience);
        var movements = await Movements.Watch(context);
        var page = await context.NewPageAsync();
        if (kind.Fingerprint)
        {
            await AddFingerprint(context, page);
        }

        var phone = new Phone(context, page, origin, kind, movements);
        page.PageError += (_, error) => phone.complaints.Add(error);
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                phone.complaints.Add(said.Text);
            }
        };
        return phone;
    }

    /// <summary>Opens the app.</summary>
    public Task Open(string path = "/") => Page.GotoAsync(Origin + path);

    /// <summary>Waits for the screen with this heading.</summary>
    public Task Sees(string heading) =>
        Assertions
            .Expect(
                Page.GetByRole(
                    AriaRole.Heading,
                    new()
                    {
                        Level = 1,
                        Name = heading,
                        Exact = true,
                    }
                )
            )
            .ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Presses a button by its words.</summary>
    public Task Press(string words) =>
        Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First.ClickAsync();

    /// <summary>Types six digits on the large keys and confirms them.</summary>
    public async Task TypePin(string pin, string confirm)
    {
        foreach (var digit in pin)
        {
            await Press(digit.ToString());
        }

        await Press(confirm);
    }

    /// <summary>Presses the tabulator until something with these words has the focus.</summary>
    public async Task Tab(string to)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == to)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach \"{to}\".");
    }

    /// <summary>Goes to an item of the menu, from the first screen.</summary>
    public async Task Menu(string item)
    {
        await Press("Menu");
        await Press(item);
    }

    /// <summary>From the empty app to the screen that asks for the temporary PIN.</summary>
    public async Task TypeCode(SeglServer server, Citizen citizen)
    {
        await Press("Get started");
        await TypeCodeOfAnother(server, citizen);
    }

    /// <summary>The same from "Add a person".</summary>
    public async Task TypeCodeOfAnother(SeglServer server, Citizen citizen)
    {
        await Press("I have an activation code");
        await Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Press("Next");
        await Page.GetByLabel("User ID").FillAsync(citizen.UserId);
        await Page.GetByLabel("Activation code").FillAsync(await server.ActivationCode(citizen));
        await Press("Next");
        await Sees("Type the code from your text message");
    }

    /// <summary>The temporary PIN out of the text message, and the personal PIN twice.</summary>
    /// <param name="server">Where the text message comes from.</param>
    /// <param name="citizen">Whose it is.</param>
    /// <param name="which">Which of the temporary PINs that came.</param>
    public async Task TypePins(SeglServer server, Citizen citizen, int which = 1)
    {
        await Page.GetByLabel("Temporary PIN").FillAsync(await server.TemporaryPin(citizen, which));
        await Press("Next");
        await Sees("Choose your personal PIN");
        await TypePin(citizen.Pin, "Next");
        await Sees("Type the PIN again");
        await TypePin(citizen.Pin, "Next");
    }

    /// <summary>Activates the app with everything that is offered turned down, up to the first screen.</summary>
    public async Task Activate(SeglServer server, Citizen citizen)
    {
        await TypeCode(server, citizen);
        await TypePins(server, citizen);
        if (Kind.Fingerprint)
        {
            await Press("No, I use the PIN");
        }

        await Press("No, thank you");
        await Sees("Your Segl is active");
        await Press("OK");
        await Sees("No requests");
    }

    /// <summary>The same in the phone's own language.</summary>
    public async Task ActivateIn(SeglServer server, Citizen citizen)
    {
        var words = await Gallery.Words(Page, Kind.Language);
        await Press(words("welcome.start"));
        await Press(words("welcome.withCode"));
        await Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Press(words("next"));
        await Page.GetByLabel(words("code.userId")).FillAsync(citizen.UserId);
        await Page.GetByLabel(words("code.code")).FillAsync(await server.ActivationCode(citizen));
        await Press(words("next"));
        await Page.GetByLabel(words("temporaryPin.label")).FillAsync(await server.TemporaryPin(citizen));
        await Press(words("next"));
        await Sees(words("pin.title"));
        await TypePin(citizen.Pin, words("next"));
        await Sees(words("pin.repeatTitle"));
        await TypePin(citizen.Pin, words("next"));
        if (Kind.Fingerprint)
        {
            await Press(words("biometrics.yes"));
        }

        await Sees(words("notifications.title"));
        await Press(words("notifications.no"));
        await Press(words("ok"));
        await Sees(words("home.title"));
    }

    /// <summary>Starts a copy, up to the waiting window.</summary>
    public async Task StartCopying(Citizen citizen)
    {
        await Menu("Activate");
        await Press("Copy your Segl to a new app");
        await Sees("Copy your app to another phone");
        await Press("Next");
        await Sees("Type your PIN");
        await TypePin(citizen.Pin, "Next");
        await Sees("Start copying");
        await Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Press("Start copying");
        await Sees("The waiting time has started");
    }

    /// <summary>Gives the app the link of a login by hand, as somebody without a camera does.</summary>
    public async Task PasteLink(string link)
    {
        await Page.GetByText("I cannot scan").ClickAsync();
        await Page.GetByLabel("Link from the login screen").FillAsync(link);
        await Press("Use the link");
    }

    /// <summary>Slides, or rather taps, and types the PIN.</summary>
    public async Task Approve(string pin)
    {
        await Page.Locator(".slide").ClickAsync();
        await Sees("Type your PIN to approve");
        await TypePin(pin, "Approve");
    }

    /// <summary>Waits until the screen says this somewhere.</summary>
    public Task Says(string words) =>
        Assertions.Expect(Page.Locator("main:not([hidden])")).ToContainTextAsync(words, new() { Timeout = Patience });

    /// <summary>Waits until the screen says what went wrong.</summary>
    /// <param name="pattern">A regular expression.</param>
    public Task Complains(string pattern) =>
        Assertions
            .Expect(Page.GetByRole(AriaRole.Alert).Filter(new() { HasTextRegex = new Regex(pattern) }))
            .ToBeVisibleAsync(new() { Timeout = Patience });

    private static async Task AddFingerprint(IBrowserContext context, IPage page)
    {
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );
    }
}
