using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>The background pass that tidies meets what citizens do at the same moment.</summary>
public sealed class TidyingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task T67_what_is_written_anew_while_the_old_is_tidied_away_stays()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        var karla = await server.Register();
        await server.ActivatedPhone(karla);
        var database = server.Parts.GetRequiredService<Database>();
        var now = server.Clock.GetUtcNow();
        await database.Write(Durability.Durable, session => Put(session, karla.Id, now.AddMinutes(-1)));

        Task? tidied = null;
        await database.Write(
            Durability.Durable,
            async session =>
            {
                await Put(session, karla.Id, now.AddMinutes(1));
                tidied = server.Parts.GetRequiredService<Housekeeping>().Tidy(now, Stop);
                await Eventually.Is(() => SomebodyWaits(database));
            }
        );
        await tidied!;

        Assert.Equal([now.AddMinutes(1)], await database.Read(ValidUntil));
    }

    private static Task<int> Put(Session session, Guid person, DateTimeOffset validUntil) =>
        session.Execute(
            """
            INSERT INTO statement_offer (person_id, app_id, act, payload_hash, valid_until, arguments)
            VALUES (@person, @person, 'freeze', @hash, @until, '{}')
            ON CONFLICT (person_id, app_id, act) DO UPDATE SET valid_until = @until
            """,
            ("person", person),
            ("hash", new byte[32]),
            ("until", validUntil)
        );

    private static Task<List<DateTimeOffset>> ValidUntil(Session session) =>
        session.QueryAll("SELECT valid_until FROM statement_offer WHERE act = 'freeze'", row => row.Instant());

    private static async Task<bool> SomebodyWaits(Database database) =>
        await database.Read(session =>
            session.QueryAll(
                """
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%statement_offer%'
                """,
                row => row.Int()
            )
        )
            is not [];
}
