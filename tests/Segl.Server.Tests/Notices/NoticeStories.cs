using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Demo;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Notices;
using Segl.Server.Notices.Channels;
using Segl.Server.Tests.Login;
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
            citizen.UserId,
            await server.ActivationCode(citizen),
            async () =>
            {
                await SendDue(server);
                var sms = await kannel.Arrived("temporary PIN");
                await kannel.GoesDown();
                return EightDigits().Match(sms).Value;
            },
            citizen.Pin
        );

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
    public async Task T65_R42_R101_a_copy_waits_for_the_gateway_with_its_temporary_pin_and_with_nothing_else(
        DatabaseKind kind
    )
    {
        await using var kannel = await Kannel.Start();
        await using var mail = await MailSink.Start(tls: true);
        await using var server = await TestServer.Start(kind, [.. kannel.Words, .. mail.Words]);
        var citizen = await server.Register();
        using var old = new OldPhone(await server.ActivatedPhone(citizen));
        var app = server.NewPhone();
        using var fresh = new NewPhone(app);
        await SendDue(server);
        await kannel.GoesDown();

        await old.Start(citizen.Pin);
        await SendDue(server);
        // The link that stops it comes by the other channel at once.
        Assert.Contains("/stop/", (await mail.Arrived("/stop/")).Text, StringComparison.Ordinal);
        server.Clock.Passes(Limits.WaitBeforeCopying);
        await old.ShowCode(citizen.Pin);
        await fresh.Scan(old.Code);
        Assert.True(await old.Hear(fresh.Broadcast, 2));
        Assert.Equal(await fresh.Digits(), await old.Digits());
        await old.Vouch();
        await fresh.TypeUserId(citizen.UserId);
        var temporaryPin = await server.TemporaryPin(citizen);
        await SendDue(server);
        Assert.DoesNotContain(temporaryPin, kannel.AllArrived, StringComparison.Ordinal);

        await kannel.ComesUp();
        await SendDue(server, after: TimeSpan.FromMinutes(1));
        await kannel.Arrived(temporaryPin);
        await fresh.Activate(() => Task.FromResult(temporaryPin), "846193");
        Assert.Equal("active", (await app.Home()).GetProperty("state").GetString());
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
            ["""{"title":"Segl","body":"There is news about your Segl, Karla. Open the app.","tag":"news"}"""],
            await push.Received(name)
        );

        await push.Unsubscribe(name);
        await ChangePin(phone, citizen);
        await SendDue(server);
        Assert.False((await phone.Home()).GetProperty("push").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R94_three_hints_that_a_login_waits_then_none_until_a_claim(DatabaseKind kind)
    {
        await using var push = await PushService.Start();
        await using var server = await TestServer.Start(kind, "--Segl:OutgoingAllow=localhost");
        var citizen = await server.Register();
        var phone = await server.ActivatedPhone(citizen);
        var name = await Subscribe(server, phone, push);
        var browser = new LoginBrowser(server);

        for (var hints = 1; hints <= 3; hints++)
        {
            await browser.Wait(citizen.UserId);
            Assert.Equal(hints, (await Received(push, name, atLeast: hints)).Length);
        }

        var fourth = await browser.Wait(citizen.UserId);
        await NothingComes(push, name, after: 3);

        // A claim sets the count back.
        await phone.ClaimQr(await browser.QrCode(fourth));
        await browser.Wait(citizen.UserId);

        var received = await Received(push, name, atLeast: 4);
        Assert.Equal(4, received.Length);
        Assert.All(
            received,
            hint =>
                Assert.Equal(
                    """{"title":"Segl","body":"A login is waiting for you, Karla. Open the app.","tag":"login"}""",
                    hint
                )
        );
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R94_after_this_was_not_me_no_hint_for_an_hour(DatabaseKind kind)
    {
        await using var push = await PushService.Start();
        await using var server = await TestServer.Start(kind, "--Segl:OutgoingAllow=localhost");
        var citizen = await server.Register();
        var phone = await server.ActivatedPhone(citizen);
        var name = await Subscribe(server, phone, push);
        var browser = new LoginBrowser(server);
        var unwanted = await browser.Wait(citizen.UserId);
        await Received(push, name, atLeast: 1);
        await phone.Refuse(await phone.ClaimQr(await browser.QrCode(unwanted)));

        server.Clock.Passes(Limits.PushesStopped - TimeSpan.FromMilliseconds(1));
        await browser.Wait(citizen.UserId);
        await NothingComes(push, name, after: 1);
        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await browser.Wait(citizen.UserId);

        Assert.Equal(2, (await Received(push, name, atLeast: 2)).Length);
    }

    [Fact]
    public async Task R100_a_changed_number_is_told_to_the_old_one_and_the_new_one()
    {
        await using var kannel = await Kannel.Start();
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, kannel.Words);
        var citizen = await server.Register();
        var old = (await server.People.Find(citizen.Id))!.Phone!;
        await server.People.Change(
            citizen.Id,
            server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { Phone = "+4587654321", PhoneChangedAt = change.Now });
                change.Record(Happening.PhoneNumberChanged, new { by = "test" });
                NoticeStore.TellOldAddress(change, Channel.Sms, old, Happening.PhoneNumberChanged);
                return Task.FromResult(true);
            }
        );

        await SendDue(server);

        var name = (await server.People.Find(citizen.Id))!.Name;
        Assert.Contains(
            "phone number",
            await kannel.Arrived($"{old} text Segl for {name}: Your phone"),
            StringComparison.Ordinal
        );
        Assert.Contains("phone number", await kannel.Arrived("+4587654321 text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_keeps_sms_and_email_for_its_inbox()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, "--demo");
        var citizen = await server.Register();
        await AskForTemporaryPin(server, citizen);
        await SendDue(server);

        var inbox = await server.NewClient().GetFromJsonAsync<JsonElement>("/demo/inbox");

        var person = (await server.People.Find(citizen.Id))!;
        var sms = To(inbox, person.Phone).Select(TextOf);
        var subjects = To(inbox, person.Email).Select(one => one.GetProperty("subject"));
        Assert.Contains("\n@phone-a.localhost #", sms.Single(EightDigits().IsMatch), StringComparison.Ordinal);
        Assert.Equal("Segl: You were registered with Segl", Assert.Single(subjects).GetString());
    }

    private static IEnumerable<JsonElement> To(JsonElement inbox, string? address) =>
        inbox.EnumerateArray().Where(one => one.GetProperty("to").GetString() == address);

    private static string TextOf(JsonElement message) => message.GetProperty("text").GetString()!;

    // Hints are sent beside the page, a moment after it.
    private static async Task NothingComes(PushService push, string name, int after)
    {
        await Task.Delay(500);
        Assert.Equal(after, (await Received(push, name, atLeast: after)).Length);
    }

    // Of the hints that a login waits; news comes by the outbox.
    private static async Task<string[]> Received(PushService push, string name, int atLeast)
    {
        for (var looks = 0; ; looks++)
        {
            string[] received =
            [
                .. (await push.Received(name)).Where(hint => hint.Contains("login", StringComparison.Ordinal)),
            ];
            if (received.Length >= atLeast || looks == 500)
            {
                return received;
            }

            await Task.Delay(10);
        }
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
        var vapid = await server
            .Parts.GetRequiredService<VapidKey>()
            .Load(server.Clock.GetUtcNow(), CancellationToken.None);
        var (address, name) = await push.Subscribe(vapid.PublicKey);
        await phone.Ask($"/api/apps/{phone.App}/push", address);
        return name;
    }

    private static async Task<string?> WhyNotSent(TestServer server, Citizen citizen) =>
        await server.Database.Read(session =>
            session.QueryOne(
                """
                SELECT last_error
                FROM notice
                WHERE person_id = @person AND channel = 'Sms' AND what = 'AppActivated' AND sent_at IS NULL
                """,
                row => row.Text(),
                ("person", citizen.Id)
            )
        );

    [GeneratedRegex("[0-9]{8}(?= is your)")]
    private static partial Regex EightDigits();
}
