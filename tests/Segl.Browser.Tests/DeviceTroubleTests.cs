using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>Phones that say no, have less, or show it otherwise: told as what it is, and never as our fault.</summary>
public sealed class DeviceTroubleTests : IAsyncLifetime
{
    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => (chromium, server) = (await Chromium.Start(), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>An app that is nobody's yet: each item of its menu.</summary>
    [Fact]
    public async Task Point_3_4_every_item_of_a_fresh_apps_menu_opens()
    {
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        foreach (var item in new[] { "Settings", "Help" })
        {
            await phone.Menu(item);
            await phone.Sees(item);
            await phone.Press("Back");
            await phone.Sees("Activate your Segl");
        }

        await phone.Menu("Activate");
        await phone.Sees("Activate your Segl");
        Assert.Empty(phone.Complaints);
    }

    /// <summary>A face or finger that was cancelled is the owner's no.</summary>
    [Fact]
    public async Task Point_3_4_a_cancelled_fingerprint_is_not_our_fault()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA, new(Fingerprint: true));
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.TypePins(server, citizen);
        await phone.Press("Yes, switch it on");
        await phone.Press("No, thank you");
        await phone.Press("OK");
        var login = await server.StartLogin(citizen);
        await phone.Sees("A login is waiting for you");
        await phone.Press("Scan the QR code");
        await phone.PasteLink(login.QrCode);
        await phone.Sees("Is it you who is logging in?");
        await phone.Page.EvaluateAsync(
            "() => { navigator.credentials.get = async () => { throw new DOMException('no', 'NotAllowedError'); }; }"
        );

        await phone.Page.Locator(".slide").ClickAsync();

        await phone.Complains("The phone said no, or you changed your mind");
        await phone.Press("Approve with PIN");
        await phone.TypePin(citizen.Pin, "Approve");
        await phone.Sees("Approved");
        Assert.Empty(phone.Complaints);
    }

    /// <summary>A browser lets a page ask right after a press only; and one without a push service is not broken.</summary>
    [Fact]
    public async Task Point_3_4_push_asks_before_it_fetches_and_no_service_is_no_fault()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            """
            window.order = [];
            Notification.requestPermission = async () => { order.push('asked'); return 'granted'; };
            Object.defineProperty(Notification, 'permission', { get: () => 'default' });
            PushManager.prototype.subscribe = async () => { throw new DOMException('no service', 'AbortError'); };
            const fetching = window.fetch;
            window.fetch = (...args) => { order.push(String(args[0])); return fetching(...args); };
            """
        );
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.TypePins(server, citizen);
        await phone.Sees("May we tell you when somebody is waiting for you?");
        await phone.Page.EvaluateAsync("order.length = 0");

        await phone.Press("Yes, tell me");

        await phone.Complains("This browser has no message service. That is all right");
        Assert.Equal(["asked", "/api/push-key"], await phone.Page.EvaluateAsync<string[]>("order"));
        await phone.Press("No, thank you");
        await phone.Sees("Your Segl is active");
        Assert.Empty(phone.Complaints);
    }

    [Theory]
    [InlineData("NotAllowedError", "The app may not use the camera.")]
    [InlineData("NotFoundError", "There is no camera here.")]
    [InlineData("NotReadableError", "Another app is using the camera.")]
    [InlineData("TypeError", "The camera did not open.")]
    public async Task Point_3_4_camera_trouble_is_told_as_what_it_is(string name, string words)
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            $"MediaDevices.prototype.getUserMedia = async () => {{ throw new DOMException('no', '{name}'); }}"
        );
        await phone.Open();
        await phone.Activate(server, citizen);

        await phone.Press("Scan the QR code");

        await phone.Says($"{words}");
        await phone.Says("You can also type the link below.");
    }

    /// <summary>While a tone is on the screen stays on, and an iPhone plays in spite of its silent switch.</summary>
    [Fact]
    public async Task Point_3_4_a_tone_keeps_the_screen_on_and_sounds_in_spite_of_the_silent_switch()
    {
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            """
            window.locks = 0;
            Object.defineProperty(Navigator.prototype, 'wakeLock', { value: {
              request: async () => { locks++; return { release: async () => { locks--; } }; },
            } });
            Object.defineProperty(Navigator.prototype, 'audioSession', { value: { type: 'auto' } });
            """
        );
        await phone.Open();
        await phone.Press("Get started");

        var (during, after) = (
            await phone.Page.EvaluateAsync<string>(
                """
                async () => {
                  const { sound } = await import('/device/sound.js');
                  window.quiet = new AbortController();
                  window.sounding = sound.broadcast(new Uint8Array(20), quiet.signal);
                  await new Promise(resolve => setTimeout(resolve, 500));
                  return `${locks} ${navigator.audioSession.type}`;
                }
                """
            ),
            await phone.Page.EvaluateAsync<int>("async () => { quiet.abort(); await sounding; return locks; }")
        );

        Assert.Equal(("1 playback", 0), (during, after));
    }

    /// <summary>Where the owner has chosen the colours, typed digits are still seen from those to come.</summary>
    [Fact]
    public async Task Point_3_4_forced_colours_keep_the_dots_of_a_pin()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.Page.GetByLabel("Temporary PIN").FillAsync(await server.TemporaryPin(citizen));
        await phone.Press("Next");
        await phone.Sees("Choose your personal PIN");
        await phone.Press("4");

        var dots = await phone.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.pin-dots i')].map(dot => getComputedStyle(dot).backgroundColor)"
        );
        Assert.Equal(6, dots.Length);
        Assert.NotEqual(dots[0], dots[1]);
        Assert.Equal(dots[1], dots[5]);
    }
}
