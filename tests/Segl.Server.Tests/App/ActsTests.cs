using System.Net.Http.Json;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.App;

/// <summary>What an owner does in the app by signed words, and the counters behind the PIN.</summary>
public sealed class ActsTests
{
    private const string WrongPin = "111222";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R22_R23_after_3_wrong_pins_suspended_after_5_blocked_until_a_new_pin(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);

        Assert.Equal((nameof(Reason.PinWrong), 2), await Wrong(phone));
        Assert.Equal((nameof(Reason.PinWrong), 1), await Wrong(phone));
        Assert.Equal((nameof(Reason.AppSuspended), 2), await Wrong(phone));
        Assert.Equal(nameof(Reason.AppSuspended), await Refused(() => SwitchNumber(phone, karla.Pin)));

        server.Clock.Passes(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(nameof(Reason.AppSuspended), await Refused(() => SwitchNumber(phone, karla.Pin)));
        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        Assert.Equal((nameof(Reason.AppSuspended), 1), await Wrong(phone));
        server.Clock.Passes(TimeSpan.FromMinutes(15));
        Assert.Equal((nameof(Reason.AppBlocked), null), await Wrong(phone));
        server.Clock.Passes(TimeSpan.FromDays(1));
        Assert.Equal(nameof(Reason.AppBlocked), await Refused(() => SwitchNumber(phone, karla.Pin)));
        Assert.Equal("blocked", (await phone.Home()).GetProperty("state").GetString());

        Assert.Contains(Happening.AppSuspended, await server.Journal(karla));
        Assert.Contains(Happening.AppBlocked, await server.Journal(karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R22_a_right_pin_resets_the_count_and_asking_anew_does_not(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        Assert.Equal((nameof(Reason.PinWrong), 2), await Wrong(phone));
        await phone.Offer(new { act = "number-approval", on = true });
        Assert.Equal((nameof(Reason.PinWrong), 1), await Wrong(phone));

        await SwitchNumber(phone, karla.Pin);

        Assert.Equal((nameof(Reason.PinWrong), 2), await Wrong(phone));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R22_R23_the_present_pin_is_checked_before_a_new_one_and_counts_like_any_other(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var journal = await server.Journal(karla);
        async Task<JsonElement> Check(string pin) =>
            await phone.Sign("check-pin", await phone.Offer(new { act = "check-pin" }), pin);

        var wrong = await Assert.ThrowsAsync<PhoneRefusedException>(() => Check("918273"));
        Assert.Equal((nameof(Reason.PinWrong), 2), (wrong.Reason, wrong.TriesLeft));
        Assert.Equal((nameof(Reason.PinWrong), 1), await Wrong(phone));
        await Check(karla.Pin);

        Assert.Equal((nameof(Reason.PinWrong), 2), await Wrong(phone));
        Assert.Equal(journal, await server.Journal(karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R20_R100_the_pin_is_changed_with_the_old_one_and_told_on_every_channel(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var pinKey = System.Buffers.Text.Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, "846193"));

        await phone.Sign("new-pin", await phone.Offer(new { act = "new-pin", pinKey }), karla.Pin);

        Assert.Equal(nameof(Reason.PinWrong), await Refused(() => SwitchNumber(phone, karla.Pin)));
        await SwitchNumber(phone, "846193");
        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.PinChanged));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_the_number_is_in_force_at_once_on_a_first_app_and_after_an_hour_on_another(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var first = await server.ActivatedPhone(karla);
        var second = await server.ActivatedPhone(karla);

        await SwitchNumber(first, karla.Pin);
        await SwitchNumber(second, karla.Pin);

        var now = server.Clock.GetUtcNow();
        Assert.Equal(now.ToUnixTimeMilliseconds(), (await first.Home()).GetProperty("numberFrom").GetInt64());
        Assert.Equal(
            now.AddHours(1).ToUnixTimeMilliseconds(),
            (await second.Home()).GetProperty("numberFrom").GetInt64()
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R19_T64_the_last_app_is_deleted_only_by_who_knows_of_the_lockout(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);

        Assert.Equal(
            nameof(Reason.LastAuthenticator),
            await Refused(() => phone.Offer(new { act = "delete-app", app = phone.App }))
        );

        var payload = await phone.Offer(
            new
            {
                act = "delete-app",
                app = phone.App,
                lockedOut = true,
            }
        );
        await phone.Sign("delete-app", payload, karla.Pin);
        Assert.Equal(nameof(Reason.AppNotActive), await Refused(phone.Home));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R11_another_app_is_blocked_and_can_do_nothing_any_longer(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var lost = await server.ActivatedPhone(karla);
        var kept = await server.ActivatedPhone(karla);

        await kept.Sign("block-app", await kept.Offer(new { act = "block-app", app = lost.App }), karla.Pin);

        Assert.Equal(nameof(Reason.AppNotActive), await Refused(() => SwitchNumber(lost, karla.Pin)));
        Assert.Single(
            (await kept.Home()).GetProperty("apps").EnumerateArray(),
            app => app.GetProperty("state").GetString() == "active"
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_a_frozen_identity_can_be_used_for_nothing(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);

        await phone.Sign("freeze", await phone.Offer(new { act = "freeze" }), karla.Pin);

        Assert.Equal(nameof(Reason.IdentityFrozen), await Refused(() => SwitchNumber(phone, karla.Pin)));
        Assert.Equal(nameof(Reason.IdentityFrozen), await Refused(() => server.ActivatedPhone(karla)));
        Assert.Equal("frozen", (await phone.Home()).GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_an_older_answer_token_means_a_clone_and_suspends_the_app(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var clone = new ScriptedPhone(server.NewClient(), TestServer.Origin, phone.Keys, phone.App, phone.LastAnswer!);
        await phone.Offer(new { act = "freeze" });
        await clone.Ask($"/api/apps/{phone.App}/settings", new { name = "the last one may be repeated" });
        await phone.Offer(new { act = "freeze" });
        await phone.Offer(new { act = "freeze" });

        Assert.Equal(nameof(Reason.AnswerTokenOld), await Refused(() => clone.Offer(new { act = "freeze" })));

        Assert.Equal(nameof(Reason.AnswerTokenOld), await Refused(() => phone.Offer(new { act = "freeze" })));
        Assert.Equal("suspended", (await phone.Home()).GetProperty("state").GetString());
        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.AppCloned));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_T73_ten_repeats_and_two_lost_answers_suspend_nobody_and_a_clone_is_seen(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var last = phone.LastAnswer!;
        ScriptedPhone With(string token) => new(server.NewClient(), TestServer.Origin, phone.Keys, phone.App, token);

        // One request, ten times: each time the same answer, with the same next token.
        var answers = new HashSet<string>();
        for (var time = 0; time < 10; time++)
        {
            var repeats = With(last);
            await repeats.Ask($"/api/apps/{phone.App}/settings", new { name = "Blue phone" });
            answers.Add(repeats.LastAnswer!);
        }

        Assert.Single(answers);

        // Two answers in a row that never came, to two requests that differ.
        await With(last).Offer(new { act = "freeze" });
        await With(last).Ask($"/api/apps/{phone.App}/settings", new { name = "Green phone" });
        await SwitchNumber(phone, karla.Pin);
        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
        Assert.DoesNotContain(Happening.AppCloned, await server.Journal(karla));

        Assert.Equal(nameof(Reason.AnswerTokenOld), await Refused(() => With(last).Offer(new { act = "freeze" })));
        Assert.Equal("suspended", (await phone.Home()).GetProperty("state").GetString());
        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.AppCloned));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_a_request_without_a_token_of_the_app_gets_none(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var foreign = (await server.ActivatedPhone(await server.Register())).LastAnswer!;
        var clone = new ScriptedPhone(server.NewClient(), TestServer.Origin, phone.Keys, phone.App, foreign);

        Assert.Equal(nameof(Reason.ProofInvalid), await Refused(() => clone.Offer(new { act = "freeze" })));

        Assert.Equal(foreign, clone.LastAnswer);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T70_statements_of_a_stranger_who_knows_an_app_leave_it_as_it_is(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var payload = await phone.Offer(new { act = "number-approval", on = true });
        using var strangersKeys = new PhoneKeys();
        string?[] statements =
        [
            null,
            "x",
            strangersKeys.Statement("number-approval", phone.App, payload),
            strangersKeys.Statement("freeze", phone.App, payload),
            phone.Keys.Statement("freeze", phone.App, payload),
        ];
        foreach (var statement in statements.Concat(statements))
        {
            using var answer = await server
                .NewClient()
                .PostAsJsonAsync($"/api/apps/{phone.App}/statements", new { statement });
            Assert.False(answer.IsSuccessStatusCode);
            Assert.False(answer.Headers.Contains("Segl-Answer"));
        }

        await phone.Sign("number-approval", payload, karla.Pin);
        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T62_a_statement_with_one_changed_byte_or_signed_twice_does_nothing(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var payload = await phone.Offer(new { act = "number-approval", on = true });
        var shown = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            System.Buffers.Text.Base64Url.DecodeFromChars(payload)
        )!;
        shown["on"] = JsonSerializer.SerializeToElement(false);
        var changed = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(shown));

        Assert.Equal(
            nameof(Reason.StatementOver),
            await Refused(() => phone.Sign("number-approval", changed, karla.Pin))
        );
        Assert.Equal(nameof(Reason.StatementOver), await Refused(() => phone.Sign("freeze", payload, karla.Pin)));
        await phone.Sign("number-approval", payload, karla.Pin);
        Assert.Equal(
            nameof(Reason.StatementOver),
            await Refused(() => phone.Sign("number-approval", payload, karla.Pin))
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_act_that_is_missing_or_unknown_is_refused(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);

        Assert.Equal(nameof(Reason.Malformed), await Refused(() => phone.Offer(new { })));
        Assert.Equal(nameof(Reason.Malformed), await Refused(() => phone.Offer(new { act = (string?)null })));
        Assert.Equal(nameof(Reason.Malformed), await Refused(() => phone.Offer(new { act = "no-such-act" })));

        var payload = await phone.Offer(new { act = "freeze" });
        Assert.Equal(nameof(Reason.StatementOver), await Refused(() => phone.Sign("no-such-act", payload, karla.Pin)));
        Assert.Equal(nameof(Reason.StatementOver), await Refused(() => phone.Sign("activate", payload, karla.Pin)));
    }

    private static async Task<JsonElement> SwitchNumber(ScriptedPhone phone, string pin) =>
        await phone.Sign("number-approval", await phone.Offer(new { act = "number-approval", on = true }), pin);

    private static async Task<(string Reason, int? TriesLeft)> Wrong(ScriptedPhone phone)
    {
        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() => SwitchNumber(phone, WrongPin));
        return (no.Reason, no.TriesLeft);
    }

    private static async Task<string> Refused<T>(Func<Task<T>> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;
}
