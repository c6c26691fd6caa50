using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>
/// Migration 0008 moves each login to its person: what was redeemed keeps its tokens, what was under way starts over.
/// </summary>
public sealed partial class LoginsOfAnEarlierSchemaTests
{
    private const string Newest = "0008";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_redeemed_login_keeps_its_tokens_and_one_under_way_starts_over(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var database = story.Server.Database;
        var (redeemed, underWay) = (Guid.NewGuid(), Guid.NewGuid());
        await GoBack(database);
        await AddEarlier(story, redeemed, LoginStep.Finished);
        await AddEarlier(story, underWay, LoginStep.Waiting);
        await database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "INSERT INTO logout_message (login_id, client_id, next_try_at, tries) VALUES (@id, @client, @now, 3)",
                    ("id", redeemed),
                    ("client", story.Plain.ClientId),
                    ("now", story.Now)
                ),
            Stop
        );

        await Schema.Migrate(database, story.Now, Stop);

        var token = EarlierRefreshToken(story, redeemed);
        var refreshed = await RelyingParty.Json(await story.Plain.Refresh(token));
        var told = await story.Plain.UserInfo(refreshed.GetProperty("access_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        using (var again = await story.Plain.Refresh(refreshed.GetProperty("refresh_token").GetString()!))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }

        Assert.Equal(
            [new LoginKey(story.Citizen.Id, redeemed)],
            await database.Read(session => LogoutMessageStore.Due(session, story.Now, most: 10), Stop)
        );

        Assert.Null(await KeptLogins.Find(database, underWay));
        var browser = new LoginBrowser(story.Server);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(underWay)).Status);
        using (var none = await story.Plain.Refresh(EarlierRefreshToken(story, underWay)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Whose_an_earlier_login_was_is_forgotten_with_it(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        await GoBack(story.Server.Database);
        await AddEarlier(story, Guid.NewGuid(), LoginStep.Finished);
        await Schema.Migrate(story.Server.Database, story.Now, Stop);
        var housekeeping = story.Server.Parts.GetRequiredService<Housekeeping>();

        story.Server.Clock.Passes(Limits.RefreshTokenValid);
        await housekeeping.Tidy(story.Now, Stop);
        Assert.Equal((1, 1), await Left(story.Server.Database));

        story.Server.Clock.Passes(TimeSpan.FromDays(2));
        await housekeeping.Tidy(story.Now, Stop);
        Assert.Equal((0, 0), await Left(story.Server.Database));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The tables of a login as the first seven migrations left them; persons, apps and relying parties stay.
    private static Task GoBack(Database database) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                string[] tables =
                [
                    "login",
                    "waiting_login",
                    "logout_message",
                    "person_by_earlier_login",
                    "statement_offer",
                    // Made by a migration that changes logins, too.
                    "security_key",
                    "security_key_offer",
                ];
                await session.ExecuteScript(string.Join('\n', tables.Select(table => $"DROP TABLE {table};")));
                var earlier = Schema
                    .Migrations.TakeWhile(one => string.CompareOrdinal(one.Name, Newest) < 0)
                    .SelectMany(one => LineComment().Replace(one.Sql, "").Split(';'))
                    .Where(sql => OfALogin().IsMatch(sql));
                await session.ExecuteScript(string.Join(";\n", earlier));
                foreach (var again in Schema.Migrations.Where(IsRunAgain))
                {
                    await session.Execute("DELETE FROM migration WHERE name = @name", ("name", again.Name));
                }
            },
            Stop
        );

    private static bool IsRunAgain((string Name, string Sql) one) =>
        string.CompareOrdinal(one.Name, Newest) >= 0 && OfALogin().IsMatch(one.Sql);

    private static Task AddEarlier(Story story, Guid id, LoginStep step) =>
        story.Server.Database.Write(
            Durability.Durable,
            async session =>
            {
                var app = Assert.Single(await AppStore.Of(session, story.Citizen.Id));
                var isOver = step is LoginStep.Finished;
                await session.Execute(
                    """
                    INSERT INTO login (login_id, client_id, request, browser_digest, address, user_agent, secret, number,
                        started_at, step, person_id, app_id, claimed_by, wrong_numbers, means, answered_at, redeemed_at)
                    VALUES (@id, @client, @request, @bytes, 'here', 'a browser', @bytes, '1234',
                        @now, @step, @person, @app, @by, 0, @means, @over, @over)
                    """,
                    ("id", id),
                    ("client", story.Plain.ClientId),
                    ("request", (LoginBrowser.Request() with { ClientId = story.Plain.ClientId }).ToJson()),
                    ("bytes", new byte[32]),
                    ("now", story.Now),
                    ("step", step),
                    ("person", story.Citizen.Id),
                    ("app", isOver ? app.Id : (Guid?)null),
                    ("by", isOver ? ClaimedBy.QrCode : (ClaimedBy?)null),
                    ("means", isOver ? Means.AppAndPin : (Means?)null),
                    ("over", isOver ? story.Now : (DateTimeOffset?)null)
                );
            },
            Stop
        );

    // Login id (16) ‖ redeemed at (8) ‖ generation (4) ‖ no DPoP key (32) ‖ MAC (32).
    private static string EarlierRefreshToken(Story story, Guid login)
    {
        var facts = new byte[16 + 8 + 4 + 32];
        login.TryWriteBytes(facts, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(facts.AsSpan(16), story.Now.ToUnixTimeMilliseconds());
        var mac = story
            .Server.Parts.GetRequiredService<KeyEncryptionKey>()
            .Digest("segl refresh v1", [.. facts, .. Encoding.UTF8.GetBytes(story.Plain.ClientId)]);
        return Base64Url.EncodeToString([.. facts, .. mac]);
    }

    // Earlier logins, and the look-ups of whose they were.
    private static async Task<(long, long)> Left(Database database) =>
        (await Count(database, "login"), await Count(database, "person_by_earlier_login"));

    private static async Task<long> Count(Database database, string table) =>
        (await database.Read(session => session.QueryAll($"SELECT count(*) FROM {table}", row => row.Long()), Stop))[0];

    [GeneratedRegex("--.*")]
    private static partial Regex LineComment();

    [GeneratedRegex(@"(TABLE|\bON) (login|logout_message|statement_offer)\b|DROP INDEX login_")]
    private static partial Regex OfALogin();
}
