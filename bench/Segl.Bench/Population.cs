using Npgsql;

namespace Segl.Bench;

/// <summary>The same logins among few and among many registered persons.</summary>
internal static class Population
{
    /// <summary>Each person after the first 256 is a copy of the first, with ids of its own.</summary>
    private const string Fill = """
        INSERT INTO person SELECT made.* FROM person seed, generate_series(1, $1) n,
        LATERAL json_populate_record(seed,
            json_build_object('person_id', md5('person' || n)::uuid, 'user_id', 'filler ' || n)) made
            WHERE seed.user_id = 'citizen 0';
        INSERT INTO person_by_user_id SELECT 'filler ' || n, md5('person' || n)::uuid FROM generate_series(1, $1) n;
        INSERT INTO person_by_number SELECT sha256(n::text::bytea), md5('person' || n)::uuid
        FROM generate_series(1, $1) n;
        INSERT INTO app SELECT made.* FROM app seed, generate_series(1, $1) n, LATERAL json_populate_record(seed,
            json_build_object('person_id', md5('person' || n)::uuid, 'app_id', md5('app' || n)::uuid)) made
            WHERE seed.person_id = (SELECT person_id FROM person WHERE user_id = 'citizen 0');
        INSERT INTO person_by_app SELECT md5('app' || n)::uuid, md5('person' || n)::uuid FROM generate_series(1, $1) n;
        INSERT INTO journal SELECT made.* FROM journal seed, generate_series(1, $1) n,
        LATERAL json_populate_record(seed,
            json_build_object('person_id', md5('person' || n)::uuid)) made
            WHERE seed.person_id = (SELECT person_id FROM person WHERE user_id = 'citizen 0');
        """;

    /// <summary>Runs both in alternating rounds and prints the medians of their ratios.</summary>
    /// <param name="few">The number of persons in the first database.</param>
    /// <param name="many">The number in the second.</param>
    /// <param name="settings">Rounds, seconds, warm-up; <c>keep</c> names a folder in which both databases are kept,
    /// so that the next run starts at once.</param>
    public static async Task Run(int few, int many, Settings settings)
    {
        var keep = settings.Text("keep", "") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;
        await using var small = await Start(few, keep);
        await using var large = await Start(many, keep);
        await Compare.Run([small, large], settings);
    }

    private static Task<SeglContender> Start(int persons, string? keep) =>
        SeglContender.Start(
            postgres: true,
            $"Segl, {persons} persons",
            settings: null,
            database => Grow(database, persons),
            keep: keep is null ? null : $"{keep}/{persons}"
        );

    /// <summary>Adds persons until there are so many; person n is "filler n", with an app.</summary>
    public static async Task Grow(Postgres database, int persons)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Command Timeout=1800");
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var statement in Fill.Split(';', Tidy))
        {
            await using var command = source.CreateCommand(statement);
            command.Parameters.Add(new() { Value = persons - SeglContender.Citizens });
            await command.ExecuteNonQueryAsync();
        }

        await using var tidy = source.CreateCommand("VACUUM ANALYZE");
        await tidy.ExecuteNonQueryAsync();
        await using var write = source.CreateCommand("CHECKPOINT");
        await write.ExecuteNonQueryAsync();
    }
}
