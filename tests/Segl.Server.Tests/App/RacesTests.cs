using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.App;

/// <summary>
/// What may happen once, asked for many times at once. What counts is what the database holds in the end, not what the
/// answers say.
/// </summary>
public sealed class RacesTests
{
    private const int Racers = 20;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_T25_of_many_who_type_one_activation_code_one_goes_on(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var code = await server.ActivationCode(karla);
        var phones = await Each(async phone => (Phone: phone, Path: await phone.Begin()), server);

        var typed = await AllAtOnce(
            phones,
            racer => racer.Phone.Ask($"{racer.Path}/code", new { userId = karla.UserId, code })
        );

        Assert.Single(typed, reason => reason == "");
        Assert.Equal(1, await Count(server, "notice", $"what = '{nameof(Happening.TemporaryPinSent)}'"));
        Assert.Equal(1, await Count(server, "activation", "step = 'CodeRight'"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_T81_of_50_right_codes_at_once_from_one_address_none_is_taken_for_wrong(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var citizens = new List<(Citizen Citizen, string Code, ScriptedPhone Phone, string Path)>();
        for (var n = 0; n < 50; n++)
        {
            var citizen = await server.Register();
            var phone = server.NewPhone();
            citizens.Add((citizen, await server.ActivationCode(citizen), phone, await phone.Begin()));
        }

        var typed = await AllAtOnce(
            citizens,
            one => one.Phone.Ask($"{one.Path}/code", new { userId = one.Citizen.UserId, code = one.Code })
        );

        Assert.All(typed, reason => Assert.Equal("", reason));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_T25_T34_of_50_wrong_codes_at_once_from_one_address_three_are_looked_at(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var phones = new List<(ScriptedPhone Phone, string Path)>();
        for (var n = 0; n < 50; n++)
        {
            var phone = server.NewPhone();
            phones.Add((phone, await phone.Begin()));
        }

        var typed = await AllAtOnce(
            phones,
            one => one.Phone.Ask($"{one.Path}/code", new { userId = "somebody", code = "00000 00000" })
        );

        Assert.Equal(3, typed.Count(reason => reason == nameof(Reason.CodeOrUserIdWrong)));
        Assert.Equal(47, typed.Count(reason => reason == nameof(Reason.TooManyWrongCodes)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R34_T34_guesses_at_once_are_counted_one_by_one(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = karla.UserId, code = await server.ActivationCode(karla) });
        var right = await server.TemporaryPin(karla);
        var wrong = right[0] == '1' ? "20000000" : "10000000";

        var guessed = await AllAtOnce(
            Enumerable.Range(0, Racers),
            _ => phone.Ask($"{path}/temporary-pin", new { temporaryPin = wrong })
        );

        Assert.Equal(Limits.TemporaryPinTries - 1, guessed.Count(reason => reason == nameof(Reason.TemporaryPinWrong)));
        Assert.Equal(
            nameof(Reason.TemporaryPinDead),
            await ReasonOf(phone.Ask($"{path}/temporary-pin", new { temporaryPin = right }))
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R10_T09_of_many_activations_that_end_at_once_three_apps_are_active(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        await server.ActivatedPhone(karla);
        await server.ActivatedPhone(karla);
        var ready = new List<Func<Task<JsonElement>>>();
        for (var i = 0; i < 8; i++)
        {
            ready.Add(await UpToTheLastStep(server, karla));
        }

        var ended = await AllAtOnce(ready, last => last());

        Assert.Single(ended, reason => reason == "");
        // A newer code ends what was begun with the older one (R37).
        Assert.All(
            ended.Where(reason => reason != ""),
            no => Assert.Contains(no, (string[])[nameof(Reason.TooManyApps), nameof(Reason.ActivationOver)])
        );
        Assert.Equal(Limits.ActiveApps, await Count(server, "app", "state = 'Active'"));
        Assert.Equal(Limits.ActiveApps, (await server.Journal(karla)).Count(what => what is Happening.AppActivated));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T62_one_statement_sent_many_times_acts_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var payload = await phone.Offer(new { act = "number-approval", on = true });
        var statement = phone.Keys.Statement("number-approval", phone.App, payload);
        var body = new { statement, knowledge = new { pin = phone.Keys.PinProof(phone.App, karla.Pin, statement) } };

        await AllAtOnce(
            Enumerable.Range(0, Racers),
            async _ =>
                await Read(await phone.Send(HttpMethod.Post, $"/api/apps/{phone.App}/statements", body, proof: false))
        );

        Assert.Single(await server.Journal(karla), what => what is Happening.NumberApprovalOn);
    }

    /// <summary>An activation whose owner has only to press the last button.</summary>
    private static async Task<Func<Task<JsonElement>>> UpToTheLastStep(TestServer server, Citizen citizen)
    {
        var phone = server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = citizen.UserId, code = await server.ActivationCode(citizen) });
        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await phone.Ask($"{path}/temporary-pin", new { temporaryPin = await server.TemporaryPin(citizen) });
        var pinKey = Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, citizen.Pin));
        var offered = await phone.Ask($"{path}/pin", new { pinKey });
        var statement = phone.Keys.Statement("activate", phone.App, offered.GetProperty("statement").GetString()!);
        return async () =>
            await Read(await phone.Send(HttpMethod.Post, $"{path}/activate", new { statement }, proof: false));
    }

    private static async Task<List<T>> Each<T>(Func<ScriptedPhone, Task<T>> make, TestServer server)
    {
        var made = new List<T>();
        for (var i = 0; i < Racers; i++)
        {
            made.Add(await make(server.NewPhone()));
        }

        return made;
    }

    /// <summary>Lets all act at once.</summary>
    /// <returns>For each the reason of its refusal, or "" when it was granted.</returns>
    private static async Task<string[]> AllAtOnce<T>(IEnumerable<T> racers, Func<T, Task<JsonElement>> act)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = racers
            .Select(async racer =>
            {
                await start.Task;
                return await ReasonOf(Task.Run(() => act(racer)));
            })
            .ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }

    private static async Task<string> ReasonOf(Task<JsonElement> asked)
    {
        try
        {
            await asked;
            return "";
        }
        catch (PhoneRefusedException refused)
        {
            return refused.Reason;
        }
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new PhoneRefusedException(response.StatusCode, await response.Content.ReadAsStringAsync());

    private static async Task<long> Count(TestServer server, string table, string where) =>
        (
            await server.Database.Read(session =>
                session.QueryAll($"SELECT count(*) FROM {table} WHERE {where}", row => row.Long())
            )
        )[0];
}
