namespace Segl.Storage;

/// <summary>Everything that is kept about a person, for the person (R09).</summary>
public static class PersonRecords
{
    // Rows that are about a person, in a table that is spread by something else.
    private const string Activations = "activation";

    private const string PushSubscriptions = "push_subscription";
    private const string Journal = "journal";

    /// <summary>The tables whose rows are handed out. The others lead to these and hold nothing more.</summary>
    public static IReadOnlySet<string> Tables { get; } =
        new HashSet<string>([.. Distribution.OfAPerson, Activations, PushSubscriptions]);

    /// <summary>A person's rows of a table: each column with its name and value.</summary>
    public static async Task<List<List<(string Name, object? Value)>>> Of(Session session, Guid personId, string table)
    {
        if (table != PushSubscriptions)
        {
            var rows = await session.QueryAll(
                $"SELECT * FROM {table} WHERE person_id = @person",
                row => row.Named(),
                ("person", personId)
            );
            return table == Journal ? rows.ConvertAll(StatementBytes.PutBack) : rows;
        }

        // Where the person deleted the app, the messages of the phone are another's.
        var installations = await session.QueryAll(
            "SELECT DISTINCT installation FROM app WHERE person_id = @person AND state <> 'Deleted'",
            row => row.Bytes(),
            ("person", personId)
        );
        var found = await session.ExecuteQueries(
            installations.ConvertAll(installation =>
                Query.All(
                    "SELECT * FROM push_subscription WHERE installation = @installation",
                    row => row.Named(),
                    ("installation", installation)
                )
            )
        );
        return [.. found.SelectMany(rows => rows)];
    }
}
