namespace Segl.Browser.Tests.Engines;

/// <summary>
/// Point 3.5: the same life in engines that are not Chromium: activation, logging in on the same device and with the app in
/// one engine and the website's browser in the other, copying the app, and no connection.
/// </summary>
public sealed class EnginesTests : IAsyncLifetime
{
    /// <summary>Milliseconds that one engine has for all of it, its start included.</summary>
    private const int Bound = 180_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly AirOfThePhones air = new();
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => server = await SeglServer.StartWith(air);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact(Timeout = Bound)]
    public async Task Point_3_5_in_firefox_a_citizen_activates_logs_in_copies_and_is_offline()
    {
        await using var firefox = await Firefox.Start(Patience);
        await Life(firefox);
    }

    [Fact(Timeout = Bound)]
    public async Task Point_3_5_in_webkit_a_citizen_activates_logs_in_copies_and_is_offline()
    {
        await using var webKit = await WebKit.Start(Patience);
        await Life(webKit);
    }

    [Fact(Timeout = Bound)]
    public async Task R92_with_the_app_in_webkit_and_the_website_in_firefox_number_and_return_code_log_in()
    {
        await using var webKit = await WebKit.Start(Patience);
        await using var firefox = await Firefox.Start(Patience);
        await LogInBetween(webKit, firefox);
    }

    [Fact(Timeout = Bound)]
    public async Task R92_with_the_app_in_firefox_and_the_website_in_webkit_number_and_return_code_log_in()
    {
        await using var firefox = await Firefox.Start(Patience);
        await using var webKit = await WebKit.Start(Patience);
        await LogInBetween(firefox, webKit);
    }

    private async Task Life(IEngine engine)
    {
        var citizen = await server.Register();
        var phone = await EngineWindow.Open(engine);
        await Activate(phone, citizen);
        await LogInHere(phone, citizen);
        await phone.Go(server.PhoneA);
        await phone.Sees("No requests");
        await GoOffline(await Copy(engine, phone, citizen));
    }

    // The link opens the app, the app goes back, and the website has its citizen.
    private async Task LogInHere(EngineWindow window, Citizen citizen)
    {
        var library = await Begin(window, citizen);
        await window.Press("Use the app on this device");
        await Approve(window, citizen);
        await Finish(library, window, citizen);
    }

    private async Task LogInBetween(IEngine ofTheApp, IEngine ofTheWebsite)
    {
        var citizen = await server.Register();
        var phone = await EngineWindow.Open(ofTheApp);
        await Activate(phone, citizen);
        var browser = await EngineWindow.Open(ofTheWebsite);
        var library = await Begin(browser, citizen);
        var number = await browser.Text(".number strong");
        await phone.Sees("A login is waiting for you");
        await phone.Press("Type the number");
        await phone.Type("#number", number);
        await phone.Press("Next");
        await Approve(phone, citizen);
        await phone.Sees("Type this code where you began");
        var code = (await phone.Text(".digits")).Replace(" ", "", StringComparison.Ordinal);
        await browser.Sees("Type the code from the app");
        await browser.Type("#code", code);
        await browser.Press("Next");
        await Finish(library, browser, citizen);
    }

    private async Task<RelyingParty> Begin(EngineWindow window, Citizen citizen)
    {
        var library = await RelyingParty.New(server, $"{server.Issuer}/the-library");
        await window.Go(library.Address);
        await window.Type("#userId", citizen.UserId);
        await window.Press("Next");
        await window.Sees("Open your Segl app");
        return library;
    }

    private static async Task Approve(EngineWindow phone, Citizen citizen)
    {
        await phone.Sees("Is it you who is logging in?");
        await phone.PressOn(".slide");
        await phone.Sees("Type your PIN to approve");
        await phone.TypePin(citizen.Pin, "Approve");
    }

    private async Task Finish(RelyingParty library, EngineWindow window, Citizen citizen)
    {
        await window.Until("() => location.pathname === '/the-library'", "the website");
        var who = await library.Redeem(await window.Address());
        Assert.Equal(citizen.Name, who.GetProperty("name").GetString());
    }

    private async Task Activate(EngineWindow phone, Citizen citizen)
    {
        await phone.Go(server.PhoneA);
        await phone.Press("Get started");
        await phone.Press("I have an activation code");
        await phone.PressOn("input[type=checkbox]");
        await phone.Press("Next");
        await phone.Type("#user-id", citizen.UserId);
        await phone.Type("#activation-code", await server.ActivationCode(citizen));
        await phone.Press("Next");
        await TypePins(phone, citizen, 1);
    }

    private async Task TypePins(EngineWindow phone, Citizen citizen, int which)
    {
        await phone.Sees("Type the code from your text message");
        await phone.Type("#temporary-pin", await server.TemporaryPin(citizen, which));
        await phone.Press("Next");
        await phone.Sees("Choose your personal PIN");
        await phone.TypePin(citizen.Pin, "Next");
        await phone.Sees("Type the PIN again");
        await phone.TypePin(citizen.Pin, "Next");
        // Which of the two are offered is the engine's: each is turned down.
        await phone.Until(
            """
            () => {
              const press = words => [...document.querySelectorAll('button')].find(one => one.innerText === words)?.click();
              press('No, I use the PIN');
              press('No, thank you');
              return document.querySelector('h1')?.innerText === 'Your Segl is active';
            }
            """,
            "an active app"
        );
        await phone.Press("OK");
        await phone.Sees("No requests");
    }

    // Both phones are in this engine, on origins of their own; one is read out to the other, as twelve words.
    private async Task<EngineWindow> Copy(IEngine engine, EngineWindow old, Citizen citizen)
    {
        await old.Press("Menu");
        await old.Press("Activate");
        await old.Press("Copy your Segl to a new app");
        await old.Sees("Copy your app to another phone");
        await old.Press("Next");
        await old.Sees("Type your PIN");
        await old.TypePin(citizen.Pin, "Next");
        await old.Sees("Start copying");
        await old.PressOn("input[type=checkbox]");
        await old.Press("Start copying");
        await old.Sees("The waiting time has started");
        server.Passes(TimeSpan.FromHours(1));
        await old.Go(server.PhoneA);
        await old.Says("Show QR code");
        if (await old.Text("h1") != "Show QR code and copy Segl to the new app")
        {
            await old.Press("Show QR code"); // on the first screen, where an engine that forgot its place begins
            await old.Sees("Show QR code and copy Segl to the new app");
        }

        await old.Press("Show QR code");
        await old.Sees("Type your PIN");
        await old.TypePin(citizen.Pin, "Next");
        await old.Press("Next");
        await old.Press("Show as words");
        var words = (await old.Text("ol.words")).Split('\n', StringSplitOptions.TrimEntries);

        var fresh = await EngineWindow.Open(engine);
        await fresh.Go(server.PhoneB);
        await fresh.Press("Get started");
        await fresh.Press("Copy from another app");
        await fresh.PressOn("input[type=checkbox]");
        await fresh.Press("Next");
        await fresh.Sees("Copy from another app");
        await fresh.PressOn("input[type=checkbox]");
        await fresh.Press("Scan QR code");
        await fresh.Press("Next");
        await fresh.Until(
            "() => { document.querySelector('details').open = true; return Boolean(document.querySelector('#words')); }",
            "the words' field"
        );
        await fresh.Type("#words", string.Join(' ', words.Where(word => word.Length > 0)));
        await fresh.Press("Next");
        await fresh.Sees("Do both phones show the same number?");
        await old.Sees("Do both phones show the same number?");
        Assert.Equal(await old.Text(".digits"), await fresh.Text(".digits"));
        await old.Press("Yes, they are the same");
        await fresh.Type("#user-id", citizen.UserId);
        await fresh.Press("Next");
        await TypePins(fresh, citizen, 2);
        return fresh;
    }

    // The worker has the app; the server is gone.
    private async Task GoOffline(EngineWindow phone)
    {
        await phone.Until("async () => Boolean((await navigator.serviceWorker.ready).active)", "a worker");
        await server.Stop();

        await phone.Go(server.PhoneB);

        await phone.Sees("No connection");
        await phone.Says("Karla Berg");
    }
}
