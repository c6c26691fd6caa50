using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Segl.Commands;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Server.Keys;
using Segl.Server.Nodes;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Tests.Nodes;
using Segl.Storage;

namespace Segl.Server.Tests;

/// <summary>A citizen of a story.</summary>
internal sealed record Citizen(Guid Id, string UserId, string Pin);

/// <summary>
/// The whole server as in production, on https, with an own database and a clock that the test moves. What it offers
/// are intents; the container behind is for looking, not for doing.
/// </summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>The one origin of the tests.</summary>
    public const string Origin = "https://id.segl.test";

    private const int OperatePort = 5081;

    private readonly TestDatabase database;
    private readonly string keyFile;
    private readonly bool ownsDatabase;
    private readonly WebApplication app;
    private Func<HttpClient>? clients;
    private int citizens;

    private TestServer(
        TestDatabase database,
        string keyFile,
        WebApplication app,
        TestClock clock,
        bool ownsDatabase,
        string address
    ) =>
        (this.database, this.keyFile, this.app, Clock, this.ownsDatabase, Address) = (
            database,
            keyFile,
            app,
            clock,
            ownsDatabase,
            address
        );

    /// <summary>The origin of this server: <see cref="Origin"/>, or a port of this machine.</summary>
    public string Address { get; }

    /// <summary>The server's clock.</summary>
    public TestClock Clock { get; }

    /// <summary>The parts of the server, for looking at what was kept.</summary>
    public IServiceProvider Parts => app.Services;

    /// <summary>The database.</summary>
    public Database Database => Parts.GetRequiredService<Database>();

    /// <summary>Finds and changes persons.</summary>
    public People People => Parts.GetRequiredService<People>();

    /// <summary>The server's codes.</summary>
    public Codes Codes => Parts.GetRequiredService<Codes>();

    /// <summary>Starts a server on an empty database.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="settings">Further words of the command line, such as <c>--Segl:Places=…</c>.</param>
    public static Task<TestServer> Start(DatabaseKind kind, params string[] settings) =>
        Start(kind, log: null, settings);

    /// <inheritdoc cref="Start(DatabaseKind, string[])"/>
    /// <param name="log">Hears what the server logs; null when nobody does.</param>
    public static Task<TestServer> Start(DatabaseKind kind, ILoggerProvider? log, params string[] settings) =>
        Start(kind, _ => { }, log, settings);

    /// <inheritdoc cref="Start(DatabaseKind, string[])"/>
    /// <param name="parts">Puts parts in place of the server's own.</param>
    /// <param name="log">Hears what the server logs; null when nobody does.</param>
    public static async Task<TestServer> Start(
        DatabaseKind kind,
        Action<IServiceCollection> parts,
        ILoggerProvider? log,
        params string[] settings
    )
    {
        var database = await TestDatabase.MakeMigrated(kind);
        var keyFile = Path.GetTempFileName();
        File.Delete(keyFile);
        KeyEncryptionKey.Make(keyFile);
        var clock = new TestClock(new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var app = await Build(
            database,
            keyFile,
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                parts(services);
            },
            log,
            settings
        );
        return new(database, keyFile, app, clock, ownsDatabase: true, Origin);
    }

    /// <summary>A WebSocket of a page of the phone's origin, or of another one.</summary>
    public Task<System.Net.WebSockets.WebSocket> Connect(string path, string? origin = null)
    {
        var client = app.GetTestServer().CreateWebSocketClient();
        client.SubProtocols.Add("segl-reading");
        client.ConfigureRequest = request => request.Headers.Origin = origin ?? Origin;
        return client.ConnectAsync(new Uri($"{Origin.Replace("http", "ws", StringComparison.Ordinal)}{path}"), default);
    }

    /// <summary>
    /// A server that strangers can call: on a port of this machine, by http as the demo is, at today's time, since the
    /// strangers look at their own clocks.
    /// </summary>
    public static async Task<TestServer> StartForStrangers()
    {
        var database = await TestDatabase.MakeMigrated(DatabaseKind.Sqlite);
        var keyFile = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key");
        var (clock, address) = (new TestClock(DateTimeOffset.UtcNow), $"http://localhost:{FreePorts.Next()}");
        var app = await Serve.Build(
            [
                $"--Segl:Issuer={address}",
                $"--Segl:PhoneOrigins={address},{At("phone-b")},{At("phone-c")}",
                $"--Segl:Listen={address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)}",
                $"--Segl:Database={database.Configured}",
                $"--Segl:KeyFile={keyFile}",
                "--Logging:LogLevel:Default=Error",
            ],
            demo: true,
            builder => builder.Services.AddSingleton<TimeProvider>(clock)
        );
        await app.StartAsync();
        return new(database, keyFile, app, clock, ownsDatabase: true, address);

        string At(string phone) => address.Replace("//", $"//{phone}.", StringComparison.Ordinal);
    }

    /// <summary>A server on a port of this machine, which its clients reach through a proxy.</summary>
    public static async Task<TestServer> StartBehind(int port, Func<HttpClient> clients)
    {
        var database = await TestDatabase.MakeMigrated(DatabaseKind.Sqlite);
        var keyFile = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key");
        KeyEncryptionKey.Make(keyFile);
        var clock = new TestClock(new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var app = await Serve.Build(
            [
                $"--Segl:Issuer={Origin}",
                $"--Segl:Listen=http://127.0.0.1:{port}",
                "--Segl:TrustedProxies=127.0.0.1",
                $"--Segl:Database={database.Configured}",
                $"--Segl:KeyFile={keyFile}",
                "--Logging:LogLevel:Default=Error",
            ],
            demo: false,
            builder => builder.Services.AddSingleton<TimeProvider>(clock)
        );
        await app.StartAsync();
        return new(database, keyFile, app, clock, ownsDatabase: true, Origin) { clients = clients };
    }

    /// <summary>
    /// Another server on the same database, with the same key file and clock; it ends before this one.
    /// </summary>
    public Task<TestServer> AnotherNode() => Start(database, keyFile, Clock, log: null, ownsDatabase: false);

    /// <summary>A node on PostgreSQL in real time, on a machine with this clock.</summary>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="first">The node before it, whose database it shares and which ends later; null for the
    /// first.</param>
    public static async Task<TestServer> StartOnMachine(MachineClock machine, TestServer? first = null)
    {
        var database = first?.database ?? await TestDatabase.MakeMigrated(DatabaseKind.Postgres);
        var keyFile = first?.keyFile ?? Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key");
        if (first is null)
        {
            KeyEncryptionKey.Make(keyFile);
        }

        var app = await Build(
            database,
            keyFile,
            services =>
                services.AddSingleton(parts => new DatabaseClock(parts.GetRequiredService<Database>(), machine)),
            log: null
        );
        return new(database, keyFile, app, new(DateTimeOffset.UtcNow), ownsDatabase: first is null, Origin);
    }

    private static async Task<TestServer> Start(
        TestDatabase database,
        string keyFile,
        TestClock clock,
        ILoggerProvider? log,
        bool ownsDatabase,
        params string[] settings
    )
    {
        var app = await Build(database, keyFile, services => services.AddSingleton<TimeProvider>(clock), log, settings);
        return new(database, keyFile, app, clock, ownsDatabase, Origin);
    }

    private static async Task<WebApplication> Build(
        TestDatabase database,
        string keyFile,
        Action<IServiceCollection> clock,
        ILoggerProvider? log,
        params string[] settings
    )
    {
        var app = await Serve.Build(
            [
                $"--Segl:Issuer={Origin}",
                $"--Segl:Database={database.Configured}",
                $"--Segl:KeyFile={keyFile}",
                "--Segl:PushSubject=mailto:test@segl.test",
                $"--Segl:OperateListen=http://127.0.0.1:{OperatePort}",
                "--Logging:LogLevel:Default=Error",
                .. settings.Where(word => word != "--demo"),
            ],
            demo: settings.Contains("--demo"),
            builder =>
            {
                builder.WebHost.UseTestServer();
                clock(builder.Services);
                // A busy machine is no database that hangs.
                var minute = TimeSpan.FromMinutes(1);
                builder.Services.AddSingleton(new DatabasePatience(minute, minute, minute));
                if (log is not null)
                {
                    builder.Logging.AddProvider(log);
                }
            }
        );
        await app.StartAsync();
        return app;
    }

    /// <summary>Somebody who talks to the server: a browser without a person, with a jar for cookies.</summary>
    public HttpClient NewClient()
    {
        var client = clients?.Invoke() ?? (Address == Origin ? app.GetTestClient() : new HttpClient());
        client.BaseAddress = new Uri(Address);
        return client;
    }

    /// <summary>An operator, who reaches the operator's door.</summary>
    public HttpClient NewOperator() =>
        new(app.GetTestServer().CreateHandler(context => context.Connection.LocalPort = OperatePort))
        {
            BaseAddress = new Uri($"http://127.0.0.1:{OperatePort}"),
        };

    /// <summary>Somebody who talks to the server from an address.</summary>
    public HttpClient NewClient(IPAddress from) =>
        new(app.GetTestServer().CreateHandler(context => context.Connection.RemoteIpAddress = from))
        {
            BaseAddress = new Uri(Address),
        };

    /// <summary>A person with a phone number and an e-mail address, registered at level Substantial.</summary>
    public async Task<Citizen> Register(AssuranceLevel level = AssuranceLevel.Substantial)
    {
        var n = Interlocked.Increment(ref citizens);
        var number = new PersonNumber(PersonNumberKind.PCode, $"{n:00000000}");
        var now = Clock.GetUtcNow();
        var id = Guid.NewGuid();
        var person = new Person(
            id,
            number.Kind,
            Codes.WrapPersonNumber(id, number),
            $"Karla {n}",
            new(1990, 2, 1),
            $"karla-{n}",
            level,
            "en",
            $"+4512345{n:000}",
            null,
            false,
            $"karla{n}@example.dk",
            null,
            null,
            now,
            null,
            0
        );
        Assert.Null(await People.Add(person, Codes.OfPersonNumber(number), "test", now));
        return new(person.Id, person.UserId, "730518");
    }

    /// <summary>A fresh activation code, as a desk would print it.</summary>
    public async Task<string> ActivationCode(Citizen citizen, ActivatedThrough through = ActivatedThrough.Desk)
    {
        var code = Codes.NewActivationCode();
        await People.Change(
            citizen.Id,
            Clock.GetUtcNow(),
            async change =>
            {
                await ActivationCodeStore.Replace(
                    change.Session,
                    citizen.Id,
                    Codes.OfActivationCode(code),
                    Rules.ActivationCode.Issue(CodeShownBy.Print, through, change.Now)
                );
                return true;
            }
        );
        return code;
    }

    /// <summary>The temporary PIN in the newest text message to a citizen.</summary>
    public async Task<string> TemporaryPin(Citizen citizen)
    {
        var wrapped = await Database.Read(session =>
            session.QueryAll(
                """
                SELECT secret_wrapped
                FROM notice
                WHERE person_id = @person AND what = 'TemporaryPinSent' AND secret_wrapped IS NOT NULL
                ORDER BY made_at, notice_id
                """,
                row => row.Bytes(),
                ("person", citizen.Id)
            )
        );
        return Codes.UnwrapFromOutbox(citizen.Id, wrapped[^1]);
    }

    /// <summary>A phone that is nobody's yet.</summary>
    public ScriptedPhone NewPhone() => new(NewClient(), Address);

    /// <summary>
    /// A phone with an active app of the citizen. A moment passes, so that the next thing is later than this.
    /// </summary>
    public async Task<ScriptedPhone> ActivatedPhone(Citizen citizen, byte[]? installation = null)
    {
        var phone = NewPhone();
        await phone.Activate(
            citizen.UserId,
            await ActivationCode(citizen),
            () => TemporaryPin(citizen),
            citizen.Pin,
            installation
        );
        Clock.Passes(TimeSpan.FromMilliseconds(1));
        return phone;
    }

    /// <summary>The number of a person, as they would tell it.</summary>
    public async Task<string> NumberOf(Citizen citizen)
    {
        var person = (await People.Find(citizen.Id))!;
        return Codes.UnwrapPersonNumber(person.Id, person.NumberWrapped);
    }

    /// <summary>What the citizen's journal says happened, in order.</summary>
    public async Task<List<Happening>> Journal(Citizen citizen) =>
        [
            .. (await Database.Read(session => JournalStore.Of(session, citizen.Id, 1, 1000))).Select(line =>
                Enum.Parse<Happening>(line.What)
            ),
        ];

    /// <summary>Tells whose wait is over, as the background pass does.</summary>
    public Task TellReady() => Parts.GetRequiredService<CopyWaits>().TellReady(Clock.GetUtcNow());

    /// <summary>What stands in the stop link of the newest copy.</summary>
    public async Task<string> StopLink(Citizen citizen)
    {
        var wrapped = await Database.Read(session =>
            session.QueryAll(
                """
                SELECT secret_wrapped
                FROM notice
                WHERE person_id = @person AND what = 'CopyStarted' AND secret_wrapped IS NOT NULL
                ORDER BY made_at, notice_id
                """,
                row => row.Bytes(),
                ("person", citizen.Id)
            )
        );
        return Codes.UnwrapFromOutbox(citizen.Id, wrapped[^1]);
    }

    /// <summary>On which channels a citizen was told of something, in alphabetical order.</summary>
    public Task<List<string>> Told(Citizen citizen, Happening what) =>
        Database.Read(session =>
            session.QueryAll(
                "SELECT channel FROM notice WHERE person_id = @person AND what = @what ORDER BY channel",
                row => row.Text(),
                ("person", citizen.Id),
                ("what", what)
            )
        );

    /// <summary>The files of the database, where it has some.</summary>
    public IEnumerable<string> DatabaseFiles() => database.Files();

    /// <summary>The database goes away under the running server.</summary>
    public Task LoseDatabase() => database.DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
            File.Delete(keyFile);
            File.Delete($"{keyFile}.checkpoint");
            File.Delete($"{keyFile}.next");
        }
    }
}
