using Npgsql;

namespace Segl.Bench;

/// <summary>Waiting copies of the app, written directly into the database: one each for the first persons of the
/// crowd.</summary>
internal static class SeededCopies
{
    private const string Waiting = """
        INSERT INTO app_copy (person_id, copy_id, from_app_id, started_at, step, codes_shown, turn, stop_digest,
            talk)
        SELECT md5('person' || n)::uuid, md5('copy' || n)::uuid, md5('app' || n)::uuid, $2 + n * $3 / $1, 'Waiting',
            0, 1, sha256(('stop' || n)::bytea), '{}' FROM generate_series(1, $1) n;
        INSERT INTO person_by_copy_stop_link
        SELECT sha256(('stop' || n)::bytea), md5('person' || n)::uuid FROM generate_series(1, $1) n
        WHERE $2 + $3 > 0;
        """;

    private const string Pushes = """
        UPDATE app SET installation = sha256(app_id::text::bytea);
        INSERT INTO push_subscription (installation, endpoint, p256dh, auth, made_at)
        SELECT installation, $1 || app_id, $2, $3, 0 FROM app;
        """;

    /// <summary>Adds waiting copies.</summary>
    /// <param name="database">With enough persons besides the first 256.</param>
    /// <param name="copies">The number.</param>
    /// <param name="started">When the first started.</param>
    /// <param name="spread">How much later the last started.</param>
    public static Task Add(Postgres database, int copies, DateTimeOffset started, TimeSpan spread) =>
        Run(
            database,
            Waiting,
            () =>
                [
                    new() { Value = copies },
                    new() { Value = started.ToUnixTimeMilliseconds() },
                    new() { Value = (long)spread.TotalMilliseconds },
                ]
        );

    /// <summary>Subscribes every app to push messages, each with an endpoint of its own.</summary>
    /// <param name="database">With persons and apps.</param>
    /// <param name="service">The prefix of the endpoints.</param>
    public static Task Subscribe(Postgres database, string service)
    {
        using var browser = System.Security.Cryptography.ECDiffieHellman.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        var point = browser.ExportParameters(false).Q;
        byte[] key = [4, .. point.X!, .. point.Y!];
        return Run(
            database,
            Pushes,
            () => [new() { Value = service }, new() { Value = key }, new() { Value = new byte[16] }]
        );
    }

    private static async Task Run(Postgres database, string statements, Func<NpgsqlParameter[]> values)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Command Timeout=1800");
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var statement in (string[])[.. statements.Split(';', Tidy), "VACUUM ANALYZE", "CHECKPOINT"])
        {
            await using var command = source.CreateCommand(statement);
            if (statement.Contains('$', StringComparison.Ordinal))
                command.Parameters.AddRange(values());
            await command.ExecuteNonQueryAsync();
        }
    }
}
