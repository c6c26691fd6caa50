using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>
/// What may happen once to a login, asked for many times at once. What counts is what the database holds in the end.
/// </summary>
public sealed class LoginRacesTests
{
    private const int Racers = 20;
    private const int Rounds = 5;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T61_of_three_apps_that_open_one_link_one_claims(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, phones) = await ThreeApps(server);
        for (var round = 0; round < Rounds; round++)
        {
            var browser = new LoginBrowser(server);
            var link = await browser.Link(await browser.Wait(karla.UserId));

            var claimed = await AllAtOnce(phones, phone => phone.ClaimLink(link));

            Assert.Single(claimed, reason => reason == "");
            Assert.All(claimed.Where(reason => reason != ""), no => Assert.Equal(nameof(Reason.LinkUsed), no));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R94_of_three_apps_that_claim_and_approve_at_once_one_approves(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, phones) = await ThreeApps(server);
        for (var round = 1; round <= Rounds; round++)
        {
            var browser = new LoginBrowser(server);
            var login = await browser.Wait(karla.UserId);
            var code = await browser.QrCode(login);

            var approved = await AllAtOnce(
                phones,
                async phone => await phone.Approve(await phone.ClaimQr(code), karla.Pin)
            );

            Assert.Single(approved, reason => reason == "");
            var (step, app) = await Stands(server, login);
            Assert.Equal((LoginStep.Approved, phones[Array.IndexOf(approved, "")].App), (step, app));
            Assert.Equal(round, (await server.Journal(karla)).Count(what => what is Happening.LoginApproved));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_one_approval_sent_many_times_is_one(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, phones) = await ThreeApps(server);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var claimed = await phones[0].ClaimQr(await browser.QrCode(login));

        await AllAtOnce(Enumerable.Repeat(phones[0], Racers), phone => phone.Approve(claimed, karla.Pin));

        Assert.Equal(LoginStep.Approved, (await Stands(server, login)).Step);
        Assert.Single(await server.Journal(karla), what => what is Happening.LoginApproved);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R94_of_a_yes_and_a_no_at_once_one_holds(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, phones) = await ThreeApps(server);
        for (var round = 1; round <= Rounds; round++)
        {
            var browser = new LoginBrowser(server);
            var login = await browser.Wait(karla.UserId);
            var claimed = await phones[0].ClaimQr(await browser.QrCode(login));

            var answered = await AllAtOnce(
                [true, false],
                yes => yes ? phones[0].Approve(claimed, karla.Pin) : phones[0].Refuse(claimed)
            );

            var held = (await Stands(server, login)).Step;
            Assert.Equal(answered[0] == "" ? LoginStep.Approved : LoginStep.Refused, held);
            Assert.Single(answered, reason => reason == "");
            var journal = await server.Journal(karla);
            Assert.Equal(round, journal.Count(what => what is Happening.LoginApproved or Happening.LoginRefused));
            server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_nothing_is_approved_after_a_freeze(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, phones) = await ThreeApps(server);
        var claims = new List<(ScriptedPhone Phone, ClaimedLogin Login)>();
        foreach (var phone in phones)
        {
            var browser = new LoginBrowser(server);
            claims.Add((phone, await phone.ClaimQr(await browser.QrCode(await browser.Wait(karla.UserId)))));
        }

        await Task.WhenAll(
            AllAtOnce(claims, claim => claim.Phone.Approve(claim.Login, karla.Pin)),
            Task.Run(() => Freeze(server, karla))
        );

        var journal = await server.Journal(karla);
        Assert.DoesNotContain(Happening.LoginApproved, journal.Skip(journal.IndexOf(Happening.Frozen)));
        Assert.Equal(
            journal.Count(what => what is Happening.LoginApproved),
            await Count(server, "login", "step = 'Approved'")
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_wrong_numbers_at_once_are_counted_one_by_one(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, phones) = await ThreeApps(server);
        foreach (var phone in phones)
        {
            var payload = await phone.Offer(new { act = "number-approval", on = true });
            await phone.Sign("number-approval", payload, karla.Pin);
        }

        server.Clock.Passes(Limits.NumberApprovalWait);
        var login = await new LoginBrowser(server).Wait(karla.UserId);
        var right = LoginProofs.Number(server.Parts.GetRequiredService<LoginProofs>().SecretOf(login));

        var wrong = right == "0000" ? "0001" : "0000";
        await AllAtOnce(phones, phone => phone.ClaimNumber(wrong));

        var stored = (await KeptLogins.Find(server.Database, login))!;
        Assert.Equal((LoginStep.Refused, Limits.WrongLoginNumbers), (stored.Step, stored.WrongNumbers));
        Assert.Single(await server.Journal(karla), what => what is Happening.LoginEndedByWrongNumbers);
        Assert.NotEqual("", await ReasonOf(phones[0].ClaimNumber(right)));
    }

    private static async Task<(Citizen Citizen, List<ScriptedPhone> Phones)> ThreeApps(TestServer server)
    {
        var karla = await server.Register();
        var phones = new List<ScriptedPhone>();
        for (var app = 0; app < Limits.ActiveApps; app++)
        {
            phones.Add(await server.ActivatedPhone(karla));
        }

        return (karla, phones);
    }

    private static Task<bool> Freeze(TestServer server, Citizen citizen) =>
        server.People.Change(
            citizen.Id,
            server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { FrozenAt = change.Now });
                change.Record(Happening.Frozen, new { by = "test" });
                return Task.FromResult(true);
            }
        );

    private static async Task<(LoginStep Step, Guid? App)> Stands(TestServer server, Guid login)
    {
        var stored = (await KeptLogins.Find(server.Database, login))!;
        return (stored.Step, stored.AppId);
    }

    // For each the reason of its refusal, or "" when it was granted.
    private static Task<string[]> AllAtOnce<T>(IEnumerable<T> racers, Func<T, Task> act) =>
        Task.WhenAll(racers.ToList().Select(racer => Task.Run(() => ReasonOf(act(racer)))));

    private static async Task<string> ReasonOf(Task asked)
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

    private static async Task<long> Count(TestServer server, string table, string where) =>
        (
            await server.Database.Read(session =>
                session.QueryAll($"SELECT COUNT(*) FROM {table} WHERE {where}", row => row.Long())
            )
        )[0];
}
