using Segl.Rules;

namespace Segl.Storage;

/// <summary>The facts that decide on a push "a login is waiting" (R94).</summary>
/// <param name="Language">The person's language.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Pushes">Pushes sent since the last claim.</param>
/// <param name="StoppedAt">When "this was not me" was last said of a login from this browser or address; null if
/// never.</param>
/// <param name="Installations">The installations with an active app, which may have a subscription.</param>
public sealed record LoginHint(
    string Language,
    string Name,
    Pushes Pushes,
    DateTimeOffset? StoppedAt,
    IReadOnlyList<byte[]> Installations
);

/// <summary>Reads and counts the pushes about waiting logins.</summary>
public static class LoginHintStore
{
    /// <summary>The query for the facts that the rule needs; null if there is no such person.</summary>
    /// <param name="personId">The person whose login waits.</param>
    /// <param name="sources">The digests of the login's browser and address.</param>
    public static Query<LoginHint?> Of(Guid personId, IReadOnlyList<byte[]> sources) =>
        new(
            """
            SELECT person.language, person.name, person.pushes_since_claim,
                (SELECT MAX(stopped_at) FROM push_stop WHERE person_id = @person AND source IN (@browser, @address)),
                app.installation
            FROM person
            LEFT JOIN app ON app.person_id = person.person_id AND app.state = 'Active'
            WHERE person.person_id = @person
            """,
            async (reader, stop) =>
            {
                var installations = new List<byte[]>();
                LoginHint? hint = null;
                var row = new Row(reader);
                while (await reader.ReadAsync(stop))
                {
                    hint = row.Read(one => Read(one, installations));
                }

                return hint;
            },
            [("person", personId), ("browser", sources[0]), ("address", sources[1])]
        );

    private static LoginHint Read(Row row, List<byte[]> installations)
    {
        var hint = new LoginHint(row.Text(), row.Text(), new(row.Int()), row.InstantOrNull(), installations);
        if (row.BytesOrNull() is { } installation)
        {
            installations.Add(installation);
        }

        return hint;
    }

    /// <summary>R94: counts a push before it is sent, unless the limit without a claim is reached.</summary>
    public static async Task<bool> Count(Session session, Guid personId) =>
        await session.Execute(
            """
            UPDATE person
            SET pushes_since_claim = pushes_since_claim + 1
            WHERE person_id = @person AND pushes_since_claim < @most
            """,
            ("person", personId),
            ("most", Limits.PushesWithoutClaim)
        ) == 1;
}
