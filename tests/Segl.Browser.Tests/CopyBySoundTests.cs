using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Server.App.Copying;

namespace Segl.Browser.Tests;

/// <summary>
/// A whole copy between two phones that have only what a browser has: a camera that films the old phone's screen, and
/// a microphone that hears the new phone's loudspeaker across a room.
/// </summary>
public sealed class CopyBySoundTests : IAsyncLifetime
{
    private const string Room =
        """{"to":48000,"rolloff":16000,"reverberation":0.3,"direct":3,"noise":9,"colour":"pink","drift":200}""";

    private readonly string film = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():N}.y4m");
    private readonly SimulatedRoom room = new();
    private readonly TaskCompletionSource<bool> carried = new();
    private Chromium oldBrowser = null!;
    private Chromium freshBrowser = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (oldBrowser, freshBrowser, server) = (
            await Chromium.Start(microphone: room.Heard),
            await Chromium.Start(film),
            await SeglServer.Start()
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await oldBrowser.DisposeAsync();
        await freshBrowser.DisposeAsync();
        await server.DisposeAsync();
        room.Dispose();
        File.Delete(film);
    }

    /// <summary>Start, an hour, code, camera, loudspeaker, microphone, digits, SMS, PIN, and a second app.</summary>
    [Fact]
    public async Task R40_R48_the_app_is_copied_over_camera_loudspeaker_and_microphone()
    {
        var citizen = await server.Register();
        var old = await Phone.New(oldBrowser, server.PhoneA);
        await old.Open();
        await old.Activate(server, citizen);
        await old.StartCopying(citizen);
        await old.Press("OK");
        await old.Sees("Copying");
        server.Passes(TimeSpan.FromHours(1));
        await server.Parts.GetRequiredService<CopyWaits>().TellReady(server.Now);
        await ShowTheCode(old, citizen);

        var fresh = await Phone.New(freshBrowser, server.PhoneB);
        await SimulatedRoom.GiveLoudspeaker(fresh.Page);
        await Scan(fresh, old);
        await fresh.Sees("Hold the phones close together");
        await old.Sees("A phone has scanned the code");
        await room.Carry(fresh.Page, Room);
        carried.SetResult(true);
        await old.Sees("Do both phones show the same number?");
        await fresh.Sees("Do both phones show the same number?");
        Assert.Equal(
            await old.Page.Locator(".digits").InnerTextAsync(),
            await fresh.Page.Locator(".digits").InnerTextAsync()
        );
        await old.Press("Yes, they are the same");

        await fresh.Sees("Type your user ID");
        await fresh.Page.GetByLabel("User ID").FillAsync(citizen.UserId);
        await fresh.Press("Next");
        await fresh.Sees("Type the code from your text message");
        await fresh.TypePins(server, citizen, which: 2);
        await fresh.Sees("May we tell you when somebody is waiting for you?");
        await fresh.Press("No, thank you");
        await fresh.Sees("Your Segl is active");
        await old.Sees("Your new app is active");
        Assert.Empty(old.Complaints);
        Assert.Empty(fresh.Complaints);
    }

    private async Task ShowTheCode(Phone old, Citizen citizen)
    {
        await HoldWord(old);
        await old.Open();
        await old.Press("Show QR code");
        await old.Sees("Show QR code and copy Segl to the new app");
        await old.Press("Show QR code");
        await old.Sees("Type your PIN");
        await old.TypePin(citizen.Pin, "Next");
        await old.Sees("The phones need to hear each other");
        await old.Says("this phone listens with its microphone");
        await old.Press("Next");
        await old.Sees("Show this code to your new phone");
        await Assertions.Expect(old.Page.Locator(".qr img")).ToBeVisibleAsync();
    }

    private async Task Scan(Phone fresh, Phone old)
    {
        await FilmedCode.Film(old.Page.Locator(".qr"), film);
        await fresh.Open();
        await fresh.Press("Get started");
        await fresh.Press("Copy from another app");
        await fresh.Sees("Before we begin");
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press("Next");
        await fresh.Sees("Copy from another app");
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press("Scan QR code");
        await fresh.Sees("The phones need to hear each other");
        await fresh.Says("This phone plays the tone");
        await fresh.Press("Next");
    }

    // A simulated room carries a sound in seconds, where air takes none. So the word that the code was scanned is slow
    // on its way to the old phone; the phone opens its microphone at that word.
    private async Task HoldWord(Phone old)
    {
        await old.Page.ExposeFunctionAsync("carried", () => carried.Task);
        await old.Page.AddInitScriptAsync(
            """
            const ask = globalThis.fetch;
            globalThis.fetch = async (...asked) => {
              const answer = await ask(...asked);
              if (String(asked[0]).includes('/copy?known=') && (await answer.clone().text()).includes('newProof')) {
                await globalThis.carried();
              }
              return answer;
            };
            """
        );
    }
}
