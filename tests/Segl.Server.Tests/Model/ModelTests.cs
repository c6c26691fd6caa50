using System.Buffers.Text;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Activating;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
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
    [InlineData(DatabaseKind.Sqlite, 1, 1200)]
    [InlineData(DatabaseKind.Sqlite, 10, 1200)]
    [InlineData(DatabaseKind.Postgres, 5, 1200)]
    public async Task R08_R10_R11_R19_R22_R23_R24_R41_R43_R44_R45_R51_T67_the_service_does_what_the_model_says(
        DatabaseKind kind,
        int seed,
        int steps
    )
    {
        await using var server = await TestServer.Start(kind);
        var play = new Play(server, await server.Register(), new Random(seed));

        for (var step = 1; step <= steps; step++)
        {
            await play.Step($"seed {seed}, step {step}");
        }

        Assert.True(
            play.Reasons.IsSupersetOf([
                "",
                nameof(Reason.PinWrong),
                nameof(Reason.AppSuspended),
                nameof(Reason.AppBlocked),
                nameof(Reason.AppNotActive),
                nameof(Reason.TooManyApps),
                nameof(Reason.LastAuthenticator),
                nameof(Reason.IdentityFrozen),
                nameof(Reason.WaitNotOver),
                nameof(Reason.CopyUnderWay),
                nameof(Reason.CopyOver),
                nameof(Reason.QrCodeExpired),
                nameof(Reason.KnowledgeMissing),
                nameof(Reason.AppRestricted),
            ]),
            $"The commands met only {string.Join(", ", play.Reasons)}."
        );
        Assert.True(play.Copied > 0, "No copy came to its end.");
        await play.JournalIsWhole();
    }

    private sealed class Play(TestServer server, Citizen citizen, Random random)
    {
        private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

        private readonly ModelOfAPerson model = new(server.Clock.GetUtcNow());
        private readonly List<ScriptedPhone> phones = [];
        private OldPhone? old;
        private (NewPhone Phone, ScriptedPhone App)? fresh;

        /// <summary>Copies that came to their end.</summary>
        public int Copied => model.Copied;

        /// <summary>Every answer that was given, "" for done.</summary>
        public HashSet<string> Reasons { get; } = [];

        public async Task Step(string where)
        {
            TimePasses(Tick);
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
            return random.Next(36) switch
            {
                < 2 => Activate(),
                2 => ("new PIN by the desk", model.NewPinByDesk(app, next), () => NewPinByDesk(phone, next)),
                < 6 => (
                    "switch number on",
                    model.SwitchNumberOn(app, pin),
                    () => Act(phone, "number-approval", new { act = "number-approval", on = true }, pin)
                ),
                < 8 => (
                    "change PIN",
                    model.ChangePin(app, pin, next),
                    () => Act(phone, "new-pin", new { act = "new-pin", pinKey = PinKey(phone, next) }, pin)
                ),
                < 10 => (
                    "delete",
                    model.Delete(app, target, knows, pin),
                    () =>
                        Act(
                            phone,
                            "delete-app",
                            new
                            {
                                act = "delete-app",
                                app = phones[target].App,
                                lockedOut = knows,
                            },
                            pin
                        )
                ),
                < 12 => (
                    "block",
                    model.Block(app, target, pin),
                    () => Act(phone, "block-app", new { act = "block-app", app = phones[target].App }, pin)
                ),
                12 => ("freeze", model.Freeze(app, pin), () => Act(phone, "freeze", new { act = "freeze" }, pin)),
                < 15 => Unfreeze(),
                < 17 => Wait(),
                < 20 => (
                    "approve",
                    model.Approve(app, pin),
                    async () => await phone.Approve(await phone.ClaimQr(await WaitingLogin()), pin)
                ),
                _ => Copy(app),
            };
        }

        // Mostly the next step of a copy in the app that it is made from, sometimes any step in any app.
        private (string, string, Func<Task>) Copy(int any)
        {
            var copy = model.Copy;
            var (sensible, shown) = (random.Next(4) > 0, copy is { Codes: > 0 });
            var app = sensible && copy is not null ? copy.From : any;
            var pin = random.Next(8) > 0 ? model.Apps[app].Pin : "111222";
            var inTime = model.Now < copy?.Until;
            // What nobody finishes is tidied away after a day, and answered otherwise then.
            var lately = copy is { Step: "vouched" } && fresh is not null && model.Now < copy.Until.AddHours(1);
            var step = !sensible
                ? random.Next(6)
                : copy switch
                {
                    null => 0,
                    { Step: "showing" } when inTime => 3,
                    { Step: "scanned" } when inTime => 4,
                    { Step: "vouched" } when inTime => 5,
                    _ => 2,
                };
            return step switch
            {
                2 when model.Now < copy?.ReadyAt && random.Next(2) == 0 => Wait(),
                1 => ("stop copy", model.StopCopy(app), () => Use(app, phone => phone.Stop())),
                2 => Show(app, random.Next(3) > 0 ? pin : null),
                3 when shown => ("scan", model.Scan(), Scan),
                4 when shown => ("vouch", model.Vouch(), () => old!.Vouch()),
                5 when lately => ("finish", model.FinishCopy(), Finish),
                _ => ("start copy", model.StartCopy(app, pin), () => Use(app, phone => phone.Start(pin))),
            };
        }

        private (string, string, Func<Task>) Show(int app, string? pin)
        {
            var expected = model.ShowCode(app, pin);
            return (
                $"show code {(pin is null ? "without" : "with")} PIN",
                expected,
                async () =>
                {
                    var shows = new OldPhone(phones[app]);
                    await shows.ShowCode(pin);
                    old?.Dispose();
                    (old, fresh) = (shows, null);
                }
            );
        }

        private async Task Scan()
        {
            var app = server.NewPhone();
            var phone = new NewPhone(app);
            await phone.Scan(old!.Code);
            fresh = (phone, app);
            Assert.True(await old.Hear(phone.Broadcast, 2));
            Assert.Equal(await phone.Digits(), await old.Digits());
        }

        private async Task Finish()
        {
            var (phone, app) = fresh!.Value;
            await phone.TypeUserId(citizen.UserId);
            fresh = null;
            await phone.Activate(() => server.TemporaryPin(citizen), ModelOfAPerson.OnePin);
            phones.Add(app);
        }

        private async Task Use(int app, Func<OldPhone, Task> act)
        {
            using var phone = new OldPhone(phones[app]);
            await act(phone);
        }

        private (string, string, Func<Task>) Activate()
        {
            var expected = model.Activate();
            return (
                "activate",
                expected,
                async () =>
                {
                    phones.Add(await server.ActivatedPhone(citizen));
                    model.TimePasses(Tick);
                }
            );
        }

        // As the desk or support would do it.
        private (string, string, Func<Task>) Unfreeze()
        {
            model.Unfreeze();
            return (
                "unfreeze",
                "",
                () =>
                    server.People.Change(
                        citizen.Id,
                        server.Clock.GetUtcNow(),
                        change =>
                        {
                            change.Save(change.Person with { FrozenAt = null });
                            return Task.FromResult(true);
                        }
                    )
            );
        }

        private (string, string, Func<Task>) Wait()
        {
            // The next command comes a tick later: exactly when something begins or ends, or a tick before.
            var ends = model.Ends.Where(end => end > model.Now + (2 * Tick)).ToList();
            var wait =
                ends.Count == 0
                    ? TimeSpan.FromMinutes(15)
                    : ends[random.Next(ends.Count)] - model.Now - (random.Next(1, 3) * Tick);
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
            await server.People.Change(
                citizen.Id,
                server.Clock.GetUtcNow(),
                change =>
                {
                    TemporaryPinStore.Replace(
                        change.Session,
                        citizen.Id,
                        TemporaryPinPurpose.NewPin,
                        new(TemporaryPin.Issue(change.Now), phone.App, server.Codes.OfTemporaryPin(phone.App, FromDesk))
                    );
                    return Task.FromResult(true);
                }
            );
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
                "rp",
                "Borger.dk",
                "https://rp.example",
                "https://rp.example/back",
                null,
                null,
                ["openid"],
                AssuranceLevel.Substantial,
                "challenge"
            );
            var login = new WaitingLogin(
                new(Guid.NewGuid(), now) { Step = LoginStep.Waiting, PersonId = citizen.Id },
                "rp",
                request.ToJson(),
                new byte[32],
                "192.0.2.1",
                "Firefox"
            );
            await server.Database.WriteTogether(WaitingLoginStore.Add(login));
            var secret = server.Parts.GetRequiredService<LoginProofs>().SecretOf(login.Login.Id);
            return LoginProofs.QrCode(login.Login.Id, secret, 0);
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
            var (active, lines, notices, approved, copied, underWay) = await server.Database.Read(async session =>
                (
                    await Count(session, "SELECT count(*) FROM app WHERE person_id = @person AND state = 'Active'"),
                    await Count(
                        session,
                        "SELECT count(*) FROM journal WHERE person_id = @person AND what = 'AppActivated'"
                    ),
                    await Count(
                        session,
                        """
                        SELECT count(*)
                        FROM notice
                        WHERE person_id = @person AND what = 'AppActivated' AND channel = 'Sms'
                        """
                    ),
                    await Count(
                        session,
                        "SELECT count(*) FROM journal WHERE person_id = @person AND what = 'LoginApproved'"
                    ),
                    await Count(session, "SELECT count(*) FROM app WHERE person_id = @person AND through = 'Copy'"),
                    await Count(
                        session,
                        """
                        SELECT count(*)
                        FROM app_copy
                        WHERE person_id = @person AND step NOT IN ('Done', 'Stopped', 'Over')
                        """
                    )
                )
            );
            Assert.True(active <= Limits.ActiveApps, where);
            Assert.True(active == model.ActiveApps, where);
            Assert.True(lines == model.Activations && notices == model.Activations, where);
            Assert.True(approved == model.Approvals, where);
            Assert.True(copied == model.Copied && underWay <= 1, where);
        }

        private async Task<long> Count(Session session, string sql) =>
            (await session.QueryAll(sql, row => row.Long(), ("person", citizen.Id)))[0];

        /// <summary>R102: no line is missing, and each holds the hash of the line before.</summary>
        public async Task JournalIsWhole()
        {
            var lines = await server.Database.Read(session => JournalStore.Of(session, citizen.Id, 1, int.MaxValue));
            var previous = JournalStore.Beginning;
            foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            {
                Assert.Equal(index + 1, line.Seq);
                Assert.Equal(
                    JournalStore.HashOf(line.PersonId, line.Seq, line.At, line.What, line.Facts, previous),
                    line.Hash
                );
                Assert.Equal(server.Database.JournalMacs!.OfLine(line.Hash), line.Mac);
                previous = line.Hash;
            }
        }
    }
}
