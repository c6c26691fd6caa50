using System.Buffers.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Notices;
using Segl.Storage;

namespace Segl.Server.Tests.Notices;

/// <summary>What an owner really gets, on a phone, in a mailbox and in the app, while a story runs over HTTP.</summary>
public sealed partial class NoticeStories
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task T65_R101_a_gateway_that_is_down_delays_the_notice_and_not_the_binding(DatabaseKind kind)
    {
        await using var kannel = await Kannel.Start();
        await using var mail = await MailSink.Start(tls: true);
        await using var server = await TestServer.Start(kind, [.. kannel.Words, .. mail.Words]);
        var citizen = await server.Register();
        var phone = server.NewPhone();

        // The temporary PIN arrives; then the gateway goes down, and the activation goes on.
        await phone.Activate(
            citizen.UserId, await server.ActivationCode(citizen),
            async () =>
            {
                await SendDue(server);
                var sms = await kannel.Arrived("temporary PIN");
                await kannel.GoesDown();
                return EightDigits().Match(sms).Value;
            },
            citizen.Pin);

        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
        await SendDue(server);
        Assert.Contains("A new app was activated", (await mail.Arrived("new app")).Text, StringComparison.Ordinal);
        Assert.Equal("The SMS gateway could not be reached: ConnectionError.", await WhyNotSent(server, citizen));
        Assert.DoesNotContain("new app", kannel.AllArrived, StringComparison.Ordinal);

        await kannel.ComesUp();
        await SendDue(server, after: TimeSpan.FromMinutes(1));
        Assert.Contains("A new app was activated", await kannel.Arrived("new app"), StringComparison.Ordinal);
        Assert.Null(await WhyNotSent(server, citizen));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R34_R101_a_code_waits_for_the_gateway_while_it_lives_and_is_never_sent_dead(DatabaseKind kind)
    {
        await using var kannel = await Kannel.Start();
        await using var server = await TestServer.Start(kind, kannel.Words);
        var (late, tooLate) = (await server.Register(), await server.Register());
        await SendDue(server);
        await kannel.GoesDown();
        var waits = await AskForTemporaryPin(server, late);
        await SendDue(server);
        await kannel.ComesUp();
        await SendDue(server, after: Limits.TemporaryPinValid - TimeSpan.FromMilliseconds(1));
        Assert.Contains(waits, await kannel.Arrived("temporary PIN"), StringComparison.Ordinal);

        await kannel.GoesDown();
        var dies = await AskForTemporaryPin(server, tooLate);
        await SendDue(server);
        await kannel.ComesUp();
        await SendDue(server, after: Limits.TemporaryPinValid);

        Assert.DoesNotContain(dies, kannel.AllArrived, StringComparison.Ordinal);
        var letter = Assert.Single(await new Outbox(server.Database).DeadLetters(10));
        Assert.Equal((tooLate.Id, Happening.TemporaryPinSent), (letter.PersonId, letter.What));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R103_the_app_gets_a_hint_and_a_browser_that_unsubscribed_is_forgotten(DatabaseKind kind)
    {
        await using var push = await PushService.Start();
        await using var server = await TestServer.Start(kind, "--Segl:OutgoingAllow=localhost");
        var citizen = await server.Register();
        var phone = await server.ActivatedPhone(citizen);
        await SendDue(server);
        var name = await Subscribe(server, phone, push);

        await ChangePin(phone, citizen);
        await SendDue(server);

        Assert.Equal(
            ["""{"title":"Segl","body":"There is news about your Segl. Open the app.","tag":"news"}"""],
            await push.Received(name));

        await push.Unsubscribe(name);
        await ChangePin(phone, citizen);
        await SendDue(server);
        Assert.False((await phone.Home()).GetProperty("push").GetBoolean());
    }

    private static Task<int> SendDue(TestServer server, TimeSpan after = default) =>
        server.Parts.GetRequiredService<Sender>().SendDue(server.Clock.GetUtcNow() + after);

    private static async Task ChangePin(ScriptedPhone phone, Citizen citizen)
    {
        var pinKey = Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, citizen.Pin));
        await phone.Sign("new-pin", await phone.Offer(new { act = "new-pin", pinKey }), citizen.Pin);
    }

    private static async Task<string> AskForTemporaryPin(TestServer server, Citizen citizen)
    {
        var phone = server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = citizen.UserId, code = await server.ActivationCode(citizen) });
        return await server.TemporaryPin(citizen);
    }

    private static async Task<string> Subscribe(TestServer server, ScriptedPhone phone, PushService push)
    {
        var vapid = await server.Parts.GetRequiredService<VapidKey>().Load(server.Clock.GetUtcNow(), CancellationToken.None);
        var (address, name) = await push.Subscribe(vapid.PublicKey);
        await phone.Ask($"/api/apps/{phone.App}/push", address);
        return name;
    }

    private static async Task<string?> WhyNotSent(TestServer server, Citizen citizen) =>
        await server.Database.Read(session => session.One(
            """
            SELECT last_error FROM notice
            WHERE person_id = @person AND channel = 'Sms' AND what = 'AppActivated' AND sent_at IS NULL
            """,
            row => row.GetString(0), ("person", citizen.Id)));

    [GeneratedRegex("[0-9]{8}(?= is your)")]
    private static partial Regex EightDigits();
}
