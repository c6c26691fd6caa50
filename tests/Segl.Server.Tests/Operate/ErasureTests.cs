using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Segl.Rules;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Notices;
using Segl.Server.Operate;
using Segl.Server.Terms;
using Segl.Server.Tests.Login;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>R09: an identity ends, and later nothing is kept about its person but what proves the journal.</summary>
public sealed class ErasureTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R09_nothing_is_found_of_an_erased_person_and_the_journal_is_whole(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (signe, other) = (await Register(server, Guid.CreateVersion7(), 1), await server.Register());
        await LiveALife(server, signe);
        await LiveALife(server, other);
        var traces = await TracesOf(server, signe);
        Assert.Equal(traces, await Found(server, traces));
        await End(server, signe.Id);
        await Seal(server);
        var due = server.Clock.GetUtcNow() + Limits.ErasedAfter;

        Assert.Equal(0, await EraseDue(server, due - Tick));
        Assert.Equal(1, await EraseDue(server, due));
        Assert.Equal(0, await EraseDue(server, due));

        Assert.Empty(await Found(server, [.. traces, "1203857001"]));
        Assert.Empty((await Check(server)).Faults);
        var others = await TracesOf(server, other);
        Assert.Equal(others, await Found(server, others));
        // Number and user ID are free again.
        await Register(server, Guid.CreateVersion7(), 1);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R09_an_ended_identity_is_of_no_use_and_its_owner_is_told(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var code = await server.ActivationCode(karla);

        await End(server, karla.Id);
        await End(server, karla.Id);

        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.IdentityEnded));
        Assert.Equal("frozen", (await phone.Home()).GetProperty("state").GetString());
        var late = server.NewPhone();
        var path = await late.Begin();
        var refused = await Assert.ThrowsAsync<Phone.PhoneRefusedException>(() =>
            late.Ask($"{path}/code", new { userId = karla.UserId, code })
        );
        Assert.Equal(nameof(Reason.CodeOrUserIdWrong), refused.Reason);
    }

    [Fact]
    public async Task R09_who_wrote_the_end_into_the_database_erases_nobody()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        await server.Database.Write(
            Durability.Durable,
            session => session.Execute("UPDATE person SET ended_at = @at", ("at", server.Clock.GetUtcNow())),
            Stop
        );
        await Seal(server);

        Assert.Equal(0, await EraseDue(server, server.Clock.GetUtcNow() + (2 * Limits.ErasedAfter)));
        Assert.NotNull(await server.People.Find(karla.Id, Stop));
        Assert.NotEmpty((await Check(server)).Faults);
    }

    [Fact]
    public async Task R09_T72_T82_a_broken_journal_is_not_erased_and_an_erasure_is_not_forged()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (karla, otto) = (await server.Register(), await server.Register());
        await End(server, karla.Id);
        await End(server, otto.Id);
        await Seal(server);
        await server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "UPDATE journal SET facts = '{}' WHERE person_id = @person AND seq = 1",
                    ("person", otto.Id)
                ),
            Stop
        );

        Assert.Equal(1, await EraseDue(server, server.Clock.GetUtcNow() + Limits.ErasedAfter));

        Assert.NotNull(await server.People.Find(otto.Id, Stop));
        Assert.Single((await Check(server)).Faults);
        await server.Database.Write(
            Durability.Durable,
            session => session.Execute("UPDATE erased_leaf SET mac = leaf_hash"),
            Stop
        );
        Assert.Equal(2, (await Check(server)).Faults.Count);
    }

    // Identities of one import share the milliseconds of their ids, so that more than half an id is needed to order them.
    [Fact]
    public async Task R09_persons_registered_at_one_instant_keep_their_order_when_they_are_erased()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var now = server.Clock.GetUtcNow();
        List<Guid> ids = [.. Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7(now))];
        foreach (var (n, id) in ids.Index())
        {
            await Register(server, id, n);
        }

        foreach (var id in ids.Where((_, n) => n % 3 > 0))
        {
            await End(server, id);
        }

        await Seal(server);

        Assert.Equal(133, await EraseDue(server, now + Limits.ErasedAfter));
        Assert.Empty((await Check(server)).Faults);
    }

    [Fact]
    public async Task R09_who_is_not_sealed_yet_waits()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        await End(server, (await server.Register()).Id);
        var due = server.Clock.GetUtcNow() + Limits.ErasedAfter;

        Assert.Equal(0, await EraseDue(server, due));
        await Seal(server);
        Assert.Equal(1, await EraseDue(server, due));
    }

    [Fact]
    public async Task R09_each_table_is_in_the_retention_and_what_leads_to_a_person_is_erased()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var tables = await server.Database.Read(
            session => session.QueryAll("SELECT name FROM sqlite_master WHERE type = 'table'", row => row.Text()),
            Stop
        );

        Assert.Equal(tables.Order(), Retention.Kinds.SelectMany(kind => kind.Tables).Order());
    }

    private static async Task<Citizen> Register(TestServer server, Guid id, int n)
    {
        var number = new PersonNumber(PersonNumberKind.Cpr, $"120385{7000 + n}");
        var now = server.Clock.GetUtcNow();
        var person = new Person(
            id,
            number.Kind,
            server.Codes.WrapPersonNumber(id, number),
            $"Signe Klitgaard {n}",
            new(1985, 3, 12),
            $"signe-klit-{n}",
            AssuranceLevel.Substantial,
            "da",
            $"+4551627{n:000}",
            null,
            false,
            $"signe{n}@klitgaard.dk",
            null,
            null,
            now,
            null,
            0
        );
        Assert.Null(await server.People.Add(person, server.Codes.OfPersonNumber(number), "test", now));
        return new(id, person.UserId, "730518");
    }

    // A login, a copy, notices on their way and a code: rows in as many tables as there are.
    private static async Task LiveALife(TestServer server, Citizen citizen)
    {
        var phone = await server.ActivatedPhone(citizen);
        using var old = new Phone.OldPhone(phone);
        await phone.Ask($"/api/apps/{phone.App}/settings", new { name = $"phone of {citizen.UserId}" });
        var browser = new LoginBrowser(server);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(await browser.Wait(citizen.UserId))), citizen.Pin);
        await new LoginBrowser(server).Wait(citizen.UserId);
        await old.Start(citizen.Pin);
        await server.ActivationCode(citizen);
        await server.Parts.GetRequiredService<Sender>().SendDue(server.Clock.GetUtcNow());
    }

    private static Task<bool> End(TestServer server, Guid person) =>
        server.People.Change(
            person,
            server.Clock.GetUtcNow(),
            change => Erasures.EndIdentity(change, "test", "asked for")
        );

    private static Task<int> Seal(TestServer server) =>
        server
            .Parts.GetServices<IHostedService>()
            .OfType<CheckpointMaker>()
            .Single()
            .MakeDue(server.Clock.GetUtcNow().AddHours(2));

    // As the background pass does. The server's clock stands still, so that its own pass does not come first.
    private static async Task<int> EraseDue(TestServer server, DateTimeOffset now)
    {
        await server.Parts.GetRequiredService<Housekeeping>().Tidy(now, Stop);
        return await server.Parts.GetRequiredService<Erasing>().EraseDue(now, Stop);
    }

    private static Task<JournalReport> Check(TestServer server) =>
        new JournalCheck(server.Database, server.Parts.GetRequiredService<KeyEncryptionKey>()).Check();

    // What tells a person from others, wherever it may stand.
    private static async Task<List<string>> TracesOf(TestServer server, Citizen citizen)
    {
        var person = (await server.People.Find(citizen.Id))!;
        var apps = await server.Database.Read(session => AppStore.Of(session, citizen.Id));
        var number = server.Codes.UnwrapPersonNumber(person.Id, person.NumberWrapped);
        return
        [
            person.Name,
            person.Phone!,
            person.Email!,
            person.UserId,
            $"{person.Id}",
            Convert.ToHexString(server.Codes.OfPersonNumber(number)),
            .. apps.Select(app => $"{app.Id}"),
            .. apps.Select(app => app.Name),
            .. apps.Select(app => Convert.ToHexString(app.PublicKey)),
        ];
    }

    // Every row of every table as text; for SQLite also the bytes of its files, where deleted rows could still be.
    private static async Task<List<string>> Found(TestServer server, List<string> traces)
    {
        var all = new StringBuilder();
        foreach (var table in Retention.Kinds.SelectMany(kind => kind.Tables))
        {
            var rows = await server.Database.Read(session =>
                session.QueryAll($"SELECT * FROM {table}", row => row.Named())
            );
            foreach (var (_, value) in rows.SelectMany(row => row))
            {
                all.Append(value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}").Append('\n');
            }
        }

        if (server.Database.File is { } file)
        {
            foreach (var one in new[] { file, $"{file}-wal" }.Where(File.Exists))
            {
                await using var open = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copied = new MemoryStream();
                await open.CopyToAsync(copied);
                all.Append(Encoding.UTF8.GetString(copied.ToArray())).Append(Convert.ToHexString(copied.ToArray()));
            }
        }

        var text = all.ToString();
        return traces.FindAll(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
    }
}
