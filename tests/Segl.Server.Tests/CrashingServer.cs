using System.Net;
using Segl.Commands;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Operate;
using Segl.Server.Tests.Devices;
using Segl.Storage;

namespace Segl.Server.Tests;

/// <summary>A server as a process of its own, that can be killed (SIGKILL) and started again on what it left behind,
/// and one citizen.</summary>
internal sealed class CrashingServer : IAsyncDisposable
{
    private readonly int port = FreePorts.Next();
    private readonly int operatePort = FreePorts.Next();
    private readonly string keyFile = Path.Combine(Path.GetTempPath(), $"segl-crash-{Guid.NewGuid():n}.key");
    private readonly TestDatabase configured;
    private readonly string[] settings;
    private readonly KeyEncryptionKey keys;
    private readonly Codes codes;
    private StartedProcess? server;
    private int citizens;

    private CrashingServer(TestDatabase configured, string[] settings)
    {
        (this.configured, this.settings) = (configured, settings);
        KeyEncryptionKey.Make(keyFile);
        keys = KeyEncryptionKey.Read(keyFile, make: false);
        codes = new Codes(keys);
        Database = Database.Open(configured.Configured);
        Http = new(new Listening(this));
        Http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        Http.DefaultRequestHeaders.Host = new Uri(TestServer.Origin).Host;
        Operator.BaseAddress = new Uri($"http://127.0.0.1:{operatePort}");
    }

    /// <summary>Asks the server; redirects and cookies are the asker's.</summary>
    public HttpClient Http { get; }

    /// <summary>Whether an answer was 503.</summary>
    public bool WasUnavailable { get; private set; }

    /// <summary>Asks at the operator's door.</summary>
    public HttpClient Operator { get; } = new();

    /// <summary>What the server leaves behind.</summary>
    public Database Database { get; }

    /// <summary>The citizen.</summary>
    public Citizen Karla { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts one on an empty database.</summary>
    public static async Task<CrashingServer> Start(DatabaseKind kind, params string[] settings) =>
        await Start(await TestDatabase.Make(kind), settings);

    /// <summary>Starts one on this database, which is empty.</summary>
    public static async Task<CrashingServer> Start(TestDatabase empty, params string[] settings)
    {
        var started = new CrashingServer(empty, settings);
        await started.StartServer();
        await DatabasePreparation.OpenKeys(started.Database, started.keys);
        started.Karla = await started.Register();
        return started;
    }

    /// <summary>Kills the server and starts it again.</summary>
    public async Task Crash()
    {
        await Kill();
        await StartServer();
    }

    /// <summary>What the server has said since it was started.</summary>
    public string Said => server!.Said;

    /// <summary>Kills the server.</summary>
    public ValueTask Kill() => server!.DisposeAsync();

    /// <summary>Asks, and kills the server a moment later: the answer may have come or not.</summary>
    public async Task Lose(Func<Task> ask)
    {
        var asked = ask();
        await Crash();
        try
        {
            await asked;
        }
        catch (HttpRequestException)
        {
            // The server was killed before it answered.
        }
    }

    /// <summary>The program on the same database, as an operator starts it.</summary>
    public StartedProcess Segl(params string[] words) =>
        new(
            Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "segl.dll"),
                .. words,
                $"--Segl:Issuer={TestServer.Origin}",
                $"--Segl:Database={configured.Configured}",
                $"--Segl:KeyFile={keyFile}",
                .. settings,
            ]
        );

    /// <summary>Three displays come into stock, as the operator imports them.</summary>
    public async Task ImportStock()
    {
        var folder = Directory.CreateTempSubdirectory("segl-stock-").FullName;
        var (file, one, two) = (Path.Combine(folder, "pskc"), Path.Combine(folder, "one"), Path.Combine(folder, "two"));
        await File.WriteAllTextAsync(file, await PskcMaker.Write(3), Stop);
        await File.WriteAllTextAsync(one, PskcMaker.FirstPart, Stop);
        await File.WriteAllTextAsync(two, PskcMaker.SecondPart, Stop);
        string[] words = ["stock", "import", file, "--kind", "display", "--officer", "Anne", "--officer", "Bo"];
        await using (var import = Segl([.. words, "--part", one, "--part", two]))
        {
            await import.Line(line => line.Contains("serials", StringComparison.Ordinal));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A phone with the citizen's app.</summary>
    public async Task<ScriptedPhone> ActivatedPhone(Citizen citizen)
    {
        var phone = new ScriptedPhone(Http, TestServer.Origin);
        var code = await ActivationCode(citizen);
        await phone.Activate(citizen.UserId, code, () => TemporaryPin(citizen), citizen.Pin);
        return phone;
    }

    /// <summary>The number of a person, as they would tell it.</summary>
    public async Task<string> NumberOf(Citizen citizen)
    {
        var person = (await new People(Database).Find(citizen.Id))!;
        return codes.UnwrapPersonNumber(person.Id, person.NumberWrapped);
    }

    /// <summary>A fresh activation code, as a desk would print it.</summary>
    public Task<string> ActivationCode() => ActivationCode(Karla);

    /// <inheritdoc cref="ActivationCode()"/>
    public async Task<string> ActivationCode(Citizen citizen)
    {
        var code = Codes.NewActivationCode();
        await new People(Database).Change(
            citizen.Id,
            DateTimeOffset.UtcNow,
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

    /// <summary>The temporary PIN in the newest text message.</summary>
    public Task<string> TemporaryPin() => TemporaryPin(Karla);

    /// <inheritdoc cref="TemporaryPin()"/>
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
        return codes.UnwrapFromOutbox(citizen.Id, wrapped[^1]);
    }

    /// <summary>A number out of the database; <c>@person</c> is the citizen.</summary>
    public async Task<long> Count(string sql) =>
        (await Database.Read(session => session.QueryAll(sql, row => row.Long(), ("person", Karla.Id)), Stop))[0];

    /// <summary>Never over three apps; each has its line in the journal and its notice; no code is used
    /// twice.</summary>
    public async Task InvariantsHold(int activeApps)
    {
        var active = await Count("SELECT count(*) FROM app WHERE person_id = @person AND state = 'Active'");
        Assert.Equal(activeApps, active);
        Assert.Equal(
            active,
            await Count("SELECT count(*) FROM journal WHERE person_id = @person AND what = 'AppActivated'")
        );
        Assert.True(
            active <= await Count("SELECT count(*) FROM notice WHERE person_id = @person AND what = 'AppActivated'")
        );
        Assert.Equal(0, await Count("SELECT count(*) FROM activation_code WHERE person_id = @person"));
        Assert.Equal(0, await Count("SELECT count(*) FROM temporary_pin WHERE person_id = @person"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Http.Dispose();
        Operator.Dispose();
        await Database.DisposeAsync();
        await configured.DisposeAsync();
        File.Delete(keyFile);
    }

    private sealed class Listening(CrashingServer server)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            // Where the server sends a browser is its public address.
            request.RequestUri = new Uri(server.Http.BaseAddress!, request.RequestUri!.PathAndQuery);
            var answer = await base.SendAsync(request, cancellationToken);
            server.WasUnavailable |= answer.StatusCode is HttpStatusCode.ServiceUnavailable;
            return answer;
        }
    }

    /// <summary>The files of the database, where it has some.</summary>
    public IEnumerable<string> DatabaseFiles() => configured.Files();

    /// <summary>Starts the server on what it left behind.</summary>
    public async Task StartServer()
    {
        server = Segl(
            "serve",
            $"--Segl:Listen=http://127.0.0.1:{port}",
            $"--Segl:OperateListen=http://127.0.0.1:{operatePort}"
        );
        // What answers at the port could be another program.
        await server.Line(line =>
            line.Contains($"Now listening on: http://127.0.0.1:{operatePort}", StringComparison.Ordinal)
        );
    }

    /// <summary>A citizen, registered.</summary>
    public async Task<Citizen> Register()
    {
        var n = ++citizens;
        var number = new PersonNumber(PersonNumberKind.PCode, $"{n:00000000}");
        var now = DateTimeOffset.UtcNow;
        var id = Guid.NewGuid();
        var person = new Person(
            id,
            number.Kind,
            codes.WrapPersonNumber(id, number),
            "Karla",
            new(1990, 2, 1),
            n == 1 ? "karla" : $"karla-{n}",
            AssuranceLevel.Substantial,
            "en",
            $"+45123456{77 + n:00}",
            null,
            false,
            null,
            null,
            null,
            now,
            null,
            0
        );
        Assert.Null(await new People(Database).Add(person, codes.OfPersonNumber(number), "test", now, Stop));
        return new(person.Id, person.UserId, "730518");
    }
}
