using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;
using Segl.Phone;

namespace Segl.Bench;

/// <summary>Segl on PostgreSQL, whose citizens copy their app to another phone.</summary>
internal sealed partial class SeglCopies : IContender
{
    /// <summary>The number of persons; each copies once, since a person may have at most three apps (R10).</summary>
    public const int Persons = 9_000;

    private readonly SeglContender segl;
    private readonly Sink sink;
    private readonly HttpClient http;
    private readonly NpgsqlDataSource time;
    private readonly ConcurrentQueue<SeededPhone> fresh;

    private SeglCopies(SeglContender segl, Sink sink)
    {
        (this.segl, this.sink, http) = (segl, sink, Browser.Http(segl.Server.Port));
        time = NpgsqlDataSource.Create(
            segl.Database!.ConnectionString
                + ";Max Auto Prepare=5;Auto Prepare Min Usages=2;Options=-c synchronous_commit=off"
        );
        fresh = new(segl.Phones);
    }

    public string Name => "Segl";
    public ServerProcess Server => segl.Server;
    public Postgres? Database => segl.Database;
    public string Signatures => "ES256: 20 verified";

    public ICitizen Citizen(int number) => new Copier(this);

    /// <summary>Starts it. Every second a copy in the crowd falls due, so that the notifying service runs every
    /// second, as it does where people copy all day.</summary>
    public static async Task<SeglCopies> Start(Sink sink) =>
        new(
            await SeglContender.Start(
                postgres: true,
                "Segl",
                sink.Settings,
                async database =>
                {
                    var others = TimeSpan.FromMinutes(30);
                    await Population.Grow(database, SeglContender.Citizens + (int)others.TotalSeconds);
                    await SeededCopies.Add(
                        database,
                        (int)others.TotalSeconds,
                        DateTimeOffset.UtcNow - TimeSpan.FromHours(1),
                        others
                    );
                    await using var source = NpgsqlDataSource.Create(database.ConnectionString);
                    await using var told = source.CreateCommand("DELETE FROM notice");
                    await told.ExecuteNonQueryAsync();
                },
                Persons
            ),
            sink
        );

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await time.DisposeAsync();
        await segl.DisposeAsync();
    }

    // Simulates the hour's wait by moving the start back; this is the only step that does not use HTTP.
    private async Task AnHourPasses(Guid person)
    {
        await using var command = time.CreateCommand(
            "UPDATE app_copy SET started_at = started_at - 3600000 WHERE person_id = $1"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Both phones, for one person after the other.</summary>
    private sealed partial class Copier(SeglCopies all) : ICitizen
    {
        public long Requests { get; private set; }

        public async Task Once()
        {
            if (!all.fresh.TryDequeue(out var person))
                throw new InvalidOperationException("All persons have copied; ask for fewer or shorter rounds.");
            var oldApp = new ScriptedPhone(all.http, SeglContender.Origin, person.Keys(), person.App, person.Answer);
            var newApp = new ScriptedPhone(all.http, SeglContender.Origin);
            using var old = new OldPhone(oldApp);
            using var fresh = new NewPhone(newApp);
            await old.Start(Seeding.Pin);
            var told = all.sink.Expect(person.Number, "The wait is over");
            await all.AnHourPasses(person.Person);
            await told;
            await old.ShowCode(Seeding.Pin);
            await fresh.Scan(old.Code);
            var heard = await old.Hear(fresh.Broadcast, link: 2);
            if (!heard || await fresh.Digits() != await old.Digits())
                throw new InvalidOperationException("The two phones do not agree.");
            await old.Vouch();
            var text = all.sink.Expect(person.Number, "#");
            await fresh.TypeUserId(person.UserId);
            await fresh.Activate(async () => TemporaryPin().Match(await text).Value, "314159");
            Requests += oldApp.Requests + newApp.Requests;
        }

        [GeneratedRegex("(?<=#)[0-9]+")]
        private static partial Regex TemporaryPin();
    }
}
