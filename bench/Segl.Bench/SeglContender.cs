using System.Runtime.InteropServices;

namespace Segl.Bench;

/// <summary>Segl, published Release, on SQLite or PostgreSQL, over plain http like the others.</summary>
internal sealed class SeglContender : IContender
{
    /// <summary>Its public origin; in production a proxy terminates TLS.</summary>
    public const string Origin = "https://id.bench.example";

    /// <summary>The number of persons with a phone.</summary>
    public const int Citizens = 256;

    private readonly string? temporary;
    private readonly HttpClient http;
    private readonly SeglCitizen[] citizens;

    private SeglContender(
        string name,
        ServerProcess server,
        Postgres? database,
        string? temporary,
        SeededPhone[] phones
    )
    {
        (Name, Server, Database, this.temporary) = (name, server, database, temporary);
        http = Browser.Http(server.Port);
        (Phones, citizens) = (phones, [.. phones.Take(Citizens).Select(phone => new SeglCitizen(http, phone))]);
    }

    public string Name { get; }
    public ServerProcess Server { get; }
    public Postgres? Database { get; }
    public string Signatures => "ES256: 2 made, 3 verified";

    /// <summary>The seeded persons, each with an app.</summary>
    public IReadOnlyList<SeededPhone> Phones { get; }

    public ICitizen Citizen(int number) => citizens[number];

    /// <summary>Opens a citizen's waiting page, and its stream of events, in a browser of its own.</summary>
    public async Task<StreamReader> OpenPage(HttpClient http, int number)
    {
        var browser = new Browser(http);
        var (box, _) = await SeglCitizen.Begin(browser, $"citizen {number % Citizens}", new string('v', 43));
        return await browser.Events($"{box}/events");
    }

    /// <summary>Publishes Segl, seeds 256 persons and a relying party, and starts it.</summary>
    /// <param name="postgres">True for PostgreSQL, false for SQLite.</param>
    /// <param name="name">Its name in the table.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    /// <param name="prepare">Adds further rows to the PostgreSQL before the server starts.</param>
    /// <param name="persons">The number of seeded persons, each with an app; 256 to 10,000.</param>
    /// <param name="keep">The folder in which database and phones are kept for the next run; null for none.</param>
    /// <param name="displays">True when each person has a code display and a password, too.</param>
    public static async Task<SeglContender> Start(
        bool postgres,
        string? name = null,
        IReadOnlyDictionary<string, string>? settings = null,
        Func<Postgres, Task>? prepare = null,
        int persons = Citizens,
        string? keep = null,
        bool displays = false
    )
    {
        var program = await Publish();
        var folder = keep ?? Directory.CreateTempSubdirectory("segl-bench-").FullName;
        var phonesFile = $"{folder}/phones.json";
        // An incomplete folder is created again.
        if (keep is not null && Directory.Exists(keep) && !File.Exists(phonesFile))
            Directory.Delete(keep, true);
        Directory.CreateDirectory(folder);
        var database = postgres ? await Postgres.Start(keep is null ? null : $"{keep}/postgres") : null;
        try
        {
            var configured = database?.ConnectionString ?? $"{folder}/segl.db";
            var keyFile = $"{folder}/segl.key";
            SeededPhone[] phones;
            if (File.Exists(phonesFile))
            {
                phones = await Seeding.Kept(phonesFile, configured, keyFile);
            }
            else
            {
                phones = await Seeding.People(configured, keyFile, persons, displays);
                await (prepare is null ? Task.CompletedTask : prepare(database!));
                await Seeding.Keep(phonesFile, phones);
            }

            var port = Processes.FreePort();
            var environment = Environment(configured, folder, port);
            foreach (var (key, value) in settings ?? new Dictionary<string, string>())
                environment[key] = value;
            var server = await ServerProcess.Start(port, program, ["serve"], environment);
            return new(
                name ?? (postgres ? "Segl, PostgreSQL" : "Segl, SQLite"),
                server,
                database,
                keep is null ? folder : null,
                phones
            );
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync();
            if (keep is null)
                Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Publishes Segl beside this program, once per run.</summary>
    /// <returns>The path of the program.</returns>
    public static async Task<string> Publish()
    {
        var target = Path.Combine(AppContext.BaseDirectory, "segl-published");
        if (published)
            return $"{target}/segl";
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists($"{root.FullName}/Segl.slnx"))
            root = root.Parent ?? throw new DirectoryNotFoundException("There is no Segl.slnx above this program.");
        var project = $"{root.FullName}/src/Segl";
        await Processes.Run(
            "dotnet",
            "publish",
            project,
            "-c",
            "Release",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "-v",
            "q",
            "-o",
            target
        );
        published = true;
        return $"{target}/segl";
    }

    private static bool published;

    /// <summary>The configuration of a server.</summary>
    public static Dictionary<string, string> Environment(string database, string folder, int port) =>
        new()
        {
            ["Segl__Issuer"] = Origin,
            ["Segl__Database"] = database,
            ["Segl__KeyFile"] = $"{folder}/segl.key",
            ["Segl__TrustedProxies"] = "127.0.0.1",
            ["Segl__Listen"] = $"http://127.0.0.1:{port}",
        };

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
        if (Database is not null)
            await Database.DisposeAsync();
        if (temporary is not null)
            Directory.Delete(temporary, recursive: true);
    }
}
