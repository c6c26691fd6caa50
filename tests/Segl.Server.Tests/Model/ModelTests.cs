using System.Buffers.Text;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Model;

/// <summary>
/// Random commands of fixed seeds go to the real service over HTTP and to a model of it. The answers must be the same,
/// and after each step the invariants of the scheme hold in the database.
/// </summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1, 800)]
    [InlineData(DatabaseKind.Sqlite, 10, 800)]
    [InlineData(DatabaseKind.Postgres, 5, 800)]
    public async Task R08_R10_R11_R19_R22_R23_T67_the_service_does_what_the_model_says(
        DatabaseKind kind, int seed, int steps)
    {
        await using var server = await TestServer.Start(kind);
        var play = new Play(server, await server.Register(), new Random(seed));

        for (var step = 1; step <= steps; step++)
        {
            await play.Step($"seed {seed}, step {step}");
        }

        Assert.True(play.Reasons.IsSupersetOf(
            [
                "", nameof(Reason.PinWrong), nameof(Reason.AppSuspended), nameof(Reason.AppBlocked),
                nameof(Reason.AppNotActive), nameof(Reason.ThreeAppsAlready), nameof(Reason.LastAuthenticator),
                nameof(Reason.IdentityFrozen),
            ]),
            $"The commands met only {string.Join(", ", play.Reasons)}.");
        await play.JournalIsWhole();
    }

    private sealed class Play(TestServer server, Citizen citizen, Random random)
    {
        private static readonly TimeSpan[] Waits =
            [
                TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1),
                TimeSpan.FromMinutes(15),
            ];

        private readonly ModelOfAPerson model = new(server.Clock.GetUtcNow());
        private readonly List<ScriptedPhone> phones = [];

        /// <summary>Every answer that was given, "" for done.</summary>
        public HashSet<string> Reasons { get; } = [];

        public async Task Step(string where)
        {
            TimePasses(TimeSpan.FromMilliseconds(1));
            var (command, expected, asked) = Next();
            var answered = await ReasonOf(asked);
            Assert.True(expected == answered, $"{where}, {command}: the model says '{expected}', Segl '{answered}'.");
            Reasons.Add(answered);
            await InvariantsHold($"{where}, {command}");
        }

        private (string Command, string Expected, Func<Task> Asked) Next()
        {
            if (phones.Count == 0)
            {
                return Activate();
            }

            var app = Mostly(model.Apps.FindLastIndex(one => one.Active));
            var target = Mostly(model.Apps.FindIndex(one => one.Active));
            var pin = random.Next(5) < 2 ? model.Apps[app].Pin : "111222";
            var next = random.Next(2) == 0 ? ModelOfAPerson.OnePin : ModelOfAPerson.OtherPin;
            var knows = random.Next(4) == 0;
            var phone = phones[app];
            return random.Next(20) switch
            {
                < 2 => Activate(),
                2 => ("new PIN by the desk", model.NewPinByDesk(app, next), () => NewPinByDesk(phone, next)),
                < 6 => ("switch number on", model.SwitchNumberOn(app, pin), () =>
                    Act(phone, "number-approval", new { act = "number-approval", on = true }, pin)),
                < 8 => ("change PIN", model.ChangePin(app, pin, next), () =>
                    Act(phone, "new-pin", new { act = "new-pin", pinKey = PinKey(phone, next) }, pin)),
                < 10 => ("delete", model.Delete(app, target, knows, pin), () => Act(
                    phone, "delete-app", new { act = "delete-app", app = phones[target].App, lockedOut = knows }, pin)),
                < 12 => ("block", model.Block(app, target, pin), () =>
                    Act(phone, "block-app", new { act = "block-app", app = phones[target].App }, pin)),
                12 => ("freeze", model.Freeze(app, pin), () => Act(phone, "freeze", new { act = "freeze" }, pin)),
                < 15 => Unfreeze(),
                < 17 => Wait(),
                _ => ("approve", model.Approve(app, pin), async () =>
                    await phone.Approve(await phone.ClaimQr(await WaitingLogin()), pin)),
            };
        }

        private (string, string, Func<Task>) Activate()
        {
            var expected = model.Activate();
            return ("activate", expected, async () => phones.Add(await server.ActivatedPhone(citizen)));
        }

        // As the desk or support would do it.
        private (string, string, Func<Task>) Unfreeze()
        {
            model.Unfreeze();
            return ("unfreeze", "", () => server.People.Change(citizen.Id, server.Clock.GetUtcNow(), change =>
            {
                change.Save(change.Person with { FrozenAt = null });
                return Task.FromResult(true);
            }));
        }

        private (string, string, Func<Task>) Wait()
        {
            var wait = Waits[random.Next(Waits.Length)];
            TimePasses(wait);
            return ($"wait {wait}", "", () => Task.CompletedTask);
        }

        private void TimePasses(TimeSpan time)
        {
            server.Clock.Passes(time);
            model.TimePasses(time);
        }

        // Mostly an app that is active, sometimes any.
        private int Mostly(int active) => active >= 0 && random.Next(8) > 0 ? active : random.Next(phones.Count);

        private static string PinKey(ScriptedPhone phone, string pin) =>
            Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, pin));

        private static async Task Act(ScriptedPhone phone, string act, object asked, string pin) =>
            await phone.Sign(act, await phone.Offer(asked), pin);

        private async Task NewPinByDesk(ScriptedPhone phone, string next)
        {
            const string FromDesk = "40917265";
            await server.People.Change(citizen.Id, server.Clock.GetUtcNow(), change =>
            {
                TemporaryPins.Put(change.Session, citizen.Id, TemporaryPinPurpose.NewPin, new(
                    TemporaryPin.Issue(change.Now), phone.App, server.Codes.OfTemporaryPin(phone.App, FromDesk)));
                return Task.FromResult(true);
            });
            var payload = await phone.Offer(new { act = "new-pin", pinKey = PinKey(phone, next) });
            var statement = phone.Keys.Statement("new-pin", phone.App, payload);
            var body = new { statement, knowledge = new { temporaryPin = FromDesk } };
            using var done = await phone.Send(HttpMethod.Post, $"/api/apps/{phone.App}/statements", body, proof: false);
            Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        }

        /// <summary>A login that somebody has started with this person's user ID.</summary>
        /// <returns>What its QR code says now.</returns>
        private async Task<string> WaitingLogin()
        {
            var now = server.Clock.GetUtcNow();
            var request = new LoginRequest(
                "rp", "Borger.dk", "https://rp.example", "https://rp.example/back", null, null, ["openid"],
                AssuranceLevel.Substantial, "challenge");
            var login = new StoredLogin(
                new(Guid.NewGuid(), now) { Step = LoginStep.Waiting, PersonId = citizen.Id }, "rp", request.ToJson(),
                new byte[32], "192.0.2.1", "Firefox", new byte[32], "1234");
            await server.Database.Write(
                Durability.Durable, session => { Logins.Add(session, login); return Task.CompletedTask; });
            return LoginProofs.QrCode(login.Login.Id, login.Secret, 0);
        }

        private static async Task<string> ReasonOf(Func<Task> asked)
        {
            try
            {
                await asked();
                return "";
            }
            catch (PhoneRefusedException refused)
            {
                return refused.Reason;
            }
        }

        private async Task InvariantsHold(string where)
        {
            var (active, lines, notices, approved) = await server.Database.Read(async session => (
                await Count(session, "SELECT count(*) FROM app WHERE person_id = @person AND state = 'Active'"),
                await Count(
                    session, "SELECT count(*) FROM journal WHERE person_id = @person AND what = 'AppActivated'"),
                await Count(session, """
                    SELECT count(*) FROM notice
                    WHERE person_id = @person AND what = 'AppActivated' AND channel = 'Sms'
                    """),
                await Count(session, "SELECT count(*) FROM login WHERE person_id = @person AND step = 'Approved'")));
            Assert.True(active <= Limits.ActiveApps, where);
            Assert.True(active == model.ActiveApps, where);
            Assert.True(lines == model.Activations && notices == model.Activations, where);
            Assert.True(approved == model.Approvals, where);
        }

        private async Task<long> Count(Session session, string sql) =>
            (await session.All(sql, row => row.GetInt64(0), ("person", citizen.Id)))[0];

        /// <summary>R102: no line is missing, and each holds the hash of the line before.</summary>
        public async Task JournalIsWhole()
        {
            var lines = await server.Database.Read(session => Journal.Of(session, citizen.Id, 1, int.MaxValue));
            var previous = Journal.Beginning;
            foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            {
                Assert.Equal(index + 1, line.Seq);
                Assert.Equal(
                    Journal.HashOf(line.PersonId, line.Seq, line.At, line.What, line.Facts, previous), line.Hash);
                previous = line.Hash;
            }
        }
    }
}
