using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;
using Segl.Demo;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Oidc.Messages;
using Segl.Server.Tests;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>A citizen of a story, and the PIN that the story lets them choose.</summary>
internal sealed record Citizen(Guid Id, string UserId, string Name, string Phone, string Pin = "482915");

/// <summary>A login that waits for an app, and what its starting screen shows.</summary>
/// <param name="Server">Where it waits.</param>
/// <param name="Id">Its id.</param>
/// <param name="Secret">What its QR codes and link are made from.</param>
/// <param name="Number">The four digits.</param>
/// <param name="StartedAt">The second from which its codes count.</param>
internal sealed record WaitingLogin(SeglServer Server, Guid Id, byte[] Secret, string Number, DateTimeOffset StartedAt)
{
    /// <summary>The address in the QR code of this second.</summary>
    public string QrCode =>
        $"{Server.PhoneA}/q#{LoginProofs.QrCode(Id, Secret, (long)(Server.Now - StartedAt).TotalSeconds)}";
}

/// <summary>
/// The real server on a free loopback port, as the demo runs it: plain http, one origin a phone, SQLite in a folder of
/// its own. Its clock runs as the machine's does and can be moved forward. All browser tests share this file.
/// </summary>
internal sealed partial class SeglServer : IAsyncDisposable
{
    private static int citizens;
    private readonly WebApplication app;
    private readonly string folder;
    private readonly ShiftedClock clock;

    private SeglServer(WebApplication app, string folder, int port, ShiftedClock clock)
    {
        (this.app, this.folder, this.clock) = (app, folder, clock);
        (Issuer, PhoneA, PhoneB) = (
            $"http://localhost:{port}",
            $"http://phone-a.localhost:{port}",
            $"http://phone-b.localhost:{port}"
        );
    }

    /// <summary>The origin of everything that a program calls, and of the login box.</summary>
    public string Issuer { get; }

    /// <summary>The origin of the first phone.</summary>
    public string PhoneA { get; }

    /// <summary>The origin of the second phone.</summary>
    public string PhoneB { get; }

    /// <summary>The parts of the server, for looking at what was kept.</summary>
    public IServiceProvider Parts => app.Services;

    /// <summary>Starts a server on an empty database.</summary>
    /// <param name="settings">Further words of the command line, such as <c>--Segl:Places=…</c>.</param>
    public static Task<SeglServer> Start(params string[] settings)
    {
        var clock = new ShiftedClock();
        return Start(clock, builder => builder.Services.AddSingleton<TimeProvider>(clock), settings);
    }

    /// <summary>The same with something of a test between its browsers and itself.</summary>
    public static Task<SeglServer> StartWith(IStartupFilter filter)
    {
        var clock = new ShiftedClock();
        return Start(clock, builder => builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(filter));
    }

    /// <summary>Nobody reaches it any longer.</summary>
    public Task Stop() => app.StopAsync();

    private static async Task<SeglServer> Start(
        ShiftedClock clock,
        Action<WebApplicationBuilder> configure,
        params string[] settings
    )
    {
        var folder = Directory.CreateTempSubdirectory("segl-browser-").FullName;
        var database = Path.Combine(folder, "segl.db");
        File.Copy((await MigratedDatabases.Of(DatabaseKind.Sqlite)).Configured, database);
        var port = FreePorts.Next();
        var app = await Serve.Build(
            [
                $"--Segl:Issuer=http://localhost:{port}",
                $"--Segl:Listen=http://127.0.0.1:{port}",
                $"--Segl:Database={database}",
                $"--Segl:KeyFile={Path.Combine(folder, "segl.key")}",
                "--Logging:LogLevel:Default=Error",
                .. settings,
            ],
            demo: true,
            configure
        );
        await app.StartAsync();
        return new(app, folder, port, clock);
    }

    /// <summary>Lets time pass at once.</summary>
    public void Passes(TimeSpan time) => clock.Passes(time);

    /// <summary>The server's instant.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A person with a phone number and an e-mail address, born on 1 February 1990.</summary>
    public async Task<Citizen> Register(
        string name = "Karla Berg",
        string language = "en",
        AssuranceLevel level = AssuranceLevel.Substantial
    )
    {
        var n = Interlocked.Increment(ref citizens);
        var codes = Parts.GetRequiredService<Codes>();
        var number = new PersonNumber(PersonNumberKind.PCode, $"{n:00000000}");
        var id = Guid.NewGuid();
        var person = new Person(
            id,
            number.Kind,
            codes.WrapPersonNumber(id, number),
            name,
            new(1990, 2, 1),
            $"karla-{n}",
            level,
            language,
            $"+4512345{n:000}",
            null,
            false,
            $"karla{n}@example.dk",
            null,
            null,
            Now,
            null,
            0
        );
        Assert.Null(await Parts.GetRequiredService<People>().Add(person, codes.OfPersonNumber(number), "test", Now));
        return new(person.Id, person.UserId, name, person.Phone!);
    }

    /// <summary>A fresh activation code, as a desk would print it.</summary>
    public async Task<string> ActivationCode(Citizen citizen)
    {
        var codes = Parts.GetRequiredService<Codes>();
        var code = Codes.NewActivationCode();
        await Parts
            .GetRequiredService<People>()
            .Change(
                citizen.Id,
                Now,
                async change =>
                {
                    await ActivationCodeStore.Replace(
                        change.Session,
                        citizen.Id,
                        codes.OfActivationCode(code),
                        Rules.ActivationCode.Issue(CodeShownBy.Print, ActivatedThrough.Desk, change.Now)
                    );
                    return true;
                }
            );
        return code;
    }

    /// <summary>A temporary PIN out of a text message to a citizen; waits until it has come.</summary>
    /// <param name="citizen">Whose phone it comes to.</param>
    /// <param name="which">1 for the first that ever came.</param>
    public Task<string> TemporaryPin(Citizen citizen, int which = 1) => OutOfAMessage(citizen, EightDigits(), which);

    /// <summary>The code that proves a citizen's number for a booking, out of the text message; waits until it has
    /// come.</summary>
    public Task<string> BookingProof(Citizen citizen) => OutOfAMessage(citizen, ABookingProof(), which: 1);

    /// <summary>The link that stops a copy, out of a text message; waits until it has come.</summary>
    /// <param name="citizen">Whose phone it comes to.</param>
    /// <param name="which">1 for the first that ever came.</param>
    public Task<string> StopLink(Citizen citizen, int which = 1) => OutOfAMessage(citizen, AStopLink(), which);

    private async Task<string> OutOfAMessage(Citizen citizen, Regex what, int which)
    {
        var inbox = Parts.GetRequiredService<DemoInbox>();
        for (var waited = 0; waited < 400; waited++)
        {
            var all = inbox
                .Messages.Reverse()
                .Where(message => message.To == citizen.Phone)
                .Select(message => what.Match(message.Text))
                .Where(found => found.Success)
                .ToList();
            if (all.Count >= which)
            {
                return all[which - 1].Value;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"No text message number {which} with {what} came.");
    }

    /// <summary>R23: a desk sends a temporary PIN for a new PIN in the citizen's locked app.</summary>
    public async Task SendTemporaryPinFromDesk(Citizen citizen)
    {
        var settings = Parts.GetRequiredService<Settings>();
        var exit = await CommandLine.Run(
            ["temporary-pin", "--user-id", citizen.UserId],
            new() { Bench = () => Workbench.Beside(settings, clock, TextWriter.Null, TextWriter.Null) }
        );
        Assert.Equal(0, exit);
    }

    /// <summary>
    /// A login as it stands once a relying party asked for it and the citizen typed the user ID in another browser.
    /// </summary>
    public async Task<WaitingLogin> StartLogin(Citizen citizen, string? action = null, string? text = null)
    {
        var request = new LoginRequest(
            "library",
            "Aarhus Bibliotek",
            "library.example",
            "https://library.example/back",
            null,
            null,
            ["openid"],
            AssuranceLevel.Substantial,
            "challenge",
            Action: action,
            Text: text
        );
        var proofs = Parts.GetRequiredService<LoginProofs>();
        var login = new Login(Guid.NewGuid(), Now);
        Assert.True(login.Name(citizen.Id, Now).IsGranted(out var named, out _));
        var secret = proofs.SecretOf(login.Id);
        var stored = new Storage.WaitingLogin(
            named,
            request.ClientId,
            request.ToJson(),
            RandomNumberGenerator.GetBytes(32),
            "192.0.2.7",
            "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
        );
        await Parts.GetRequiredService<Database>().WriteTogether(WaitingLoginStore.Add(stored));
        Parts.GetRequiredService<WakeUps>().Wake(citizen.Id);
        return new(this, login.Id, secret, LoginProofs.Number(secret), login.StartedAt);
    }

    /// <summary>How far a login is.</summary>
    public async Task<LoginStep> StepOf(WaitingLogin login)
    {
        var database = Parts.GetRequiredService<Database>();
        var key = await KeyOf(database, login.Id);
        return (await database.ReadTogether(LoginStore.Find(key)))!.Step;
    }

    /// <summary>Changes a login as nobody but a test does.</summary>
    public async Task Change(Guid login, Func<Login, Login> change)
    {
        var database = Parts.GetRequiredService<Database>();
        var key = await KeyOf(database, login);
        await database.Write(
            Durability.Durable,
            async session =>
            {
                var seen = (await session.ExecuteQuery(LoginStore.Find(key)))!;
                var next = change(seen);
                if (await session.ExecuteQuery(LoginStore.Approved(key)) is not null)
                {
                    Assert.True(await LoginStore.Save(session, seen, next));
                }
                else if (next.Step is LoginStep.Approved)
                {
                    var approved = next with { AppId = next.AppId ?? Guid.NewGuid(), Means = Means.AppAndPin };
                    WaitingLoginStore.RemoveLater(session, key);
                    LoginStore.AddLater(session, new(approved, "library", "{}", ""));
                }
                else
                {
                    Assert.True(await WaitingLoginStore.Save(session, seen, next));
                }
            }
        );
    }

    private static async Task<LoginKey> KeyOf(Database database, Guid login) =>
        new(
            (
                await database.Read(session =>
                    session.QueryAll(
                        """
                        SELECT person_id FROM waiting_login WHERE login_id = @id
                        UNION
                        SELECT person_id FROM login WHERE login_id = @id
                        """,
                        row => row.Id(),
                        ("id", login)
                    )
                )
            )[0],
            login
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"http://\S+/stop/[\w-]+")]
    private static partial Regex AStopLink();

    [GeneratedRegex("(?<=#)[0-9]{6}$")]
    private static partial Regex ABookingProof();

    [GeneratedRegex("[0-9]{8}")]
    private static partial Regex EightDigits();

    /// <summary>The machine's time, moved forward.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        private long shiftTicks;

        public void Passes(TimeSpan time) => Interlocked.Add(ref shiftTicks, time.Ticks);

        public override DateTimeOffset GetUtcNow() =>
            base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shiftTicks));
    }
}
