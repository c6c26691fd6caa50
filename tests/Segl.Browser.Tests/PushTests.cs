using System.Text.Json;
using Segl.Commands;
using Segl.Server.Notices.Channels;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;

namespace Segl.Browser.Tests;

/// <summary>
/// What a push message does to a phone. The server's words are handed to the app's service worker as Chromium would
/// hand them over; that they arrive through a push service is told in Segl.Server.Tests.
/// </summary>
public sealed class PushTests : IAsyncLifetime
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

    /// <summary>The hint is in the owner's language, and a newer hint takes the older one's place.</summary>
    [Fact]
    public async Task R94_T52_the_lock_screen_says_that_a_login_waits_and_no_more()
    {
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.GrantPermissionsAsync(["notifications"]);
        await phone.Open();
        await phone.Sees("Activate your Segl");

        await Deliver(phone, AppPushes.LoginHint(Language.En, "Karla Berg"));
        await Deliver(phone, AppPushes.LoginHint(Language.Da, "Karla Berg"));

        var shown = await Shown(phone);
        Assert.Equal(
            [
                ["Segl", "Et login venter på dig, Karla. Åbn appen.", "login"],
            ],
            shown
        );
        Assert.Empty(phone.Complaints);
    }

    private static async Task Deliver(Phone phone, PushMessage message)
    {
        var session = await phone.Context.NewCDPSessionAsync(phone.Page);
        var registered = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            foreach (var registration in update!.Value.GetProperty("registrations").EnumerateArray())
            {
                registered.TrySetResult(registration.GetProperty("registrationId").GetString()!);
            }
        };
        await phone.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await session.SendAsync("ServiceWorker.enable");
        await session.SendAsync(
            "ServiceWorker.deliverPushMessage",
            new()
            {
                ["origin"] = phone.Origin,
                ["registrationId"] = await registered.Task.WaitAsync(TimeSpan.FromSeconds(15)),
                ["data"] = message.Json,
            }
        );
    }

    private static string[] Words(JsonElement words) => [.. words.EnumerateArray().Select(word => word.GetString()!)];

    // The worker shows it a moment after it was delivered.
    private static async Task<string[][]> Shown(Phone phone)
    {
        var shown = await phone.Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const registration = await navigator.serviceWorker.ready;
              const all = () => registration.getNotifications();
              for (let looks = 0; looks < 100 && !(await all()).some(one => one.body.startsWith('Et')); looks++) {
                await new Promise(later => setTimeout(later, 50));
              }
              return (await all()).map(one => [one.title, one.body, one.tag]);
            }
            """
        );
        return [.. shown.EnumerateArray().Select(Words)];
    }
}
