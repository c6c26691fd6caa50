using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Operate;
using Segl.Server.Tests.Commands;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Keys;

/// <summary>What is wrapped opens where it stands and nowhere else, and the key file changes while nodes run.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>How two persons' wrapped values are swapped, and what is told of it.</summary>
    public static TheoryData<DatabaseKind, string, string, string> Swaps
    {
        get
        {
            var all = new TheoryData<DatabaseKind, string, string, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                all.Add(kind, "person", "number_wrapped", "the number of person");
                all.Add(kind, "app", "pin_key_wrapped", "the PIN key of app");
                all.Add(kind, "notice", "secret_wrapped", "a code in a notice to person");
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Swaps))]
    public async Task T75_what_is_wrapped_opens_for_its_own_person_only(
        DatabaseKind kind,
        string table,
        string column,
        string named
    )
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register());
        var phone = await server.ActivatedPhone(karla);
        await server.ActivatedPhone(bo);
        await server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    $"""
                    UPDATE {table}
                    SET {column} = (
                        SELECT {column} FROM {table} other
                        WHERE other.person_id <> {table}.person_id AND other.{column} IS NOT NULL LIMIT 1)
                    WHERE {column} IS NOT NULL
                    """
                ),
            Stop
        );

        var keys = server.Parts.GetRequiredService<KeyEncryptionKey>();
        var faults = (await new JournalCheck(server.Database, keys).Check()).Faults;
        Assert.Contains(faults, fault => fault.Where.StartsWith(named, StringComparison.Ordinal));
        switch (table)
        {
            case "person":
                var person = (await server.People.Find(karla.Id, Stop))!;
                Assert.Throws<CryptographicException>(() =>
                    server.Codes.UnwrapPersonNumber(person.Id, person.NumberWrapped)
                );
                break;
            case "app":
                await Assert.ThrowsAnyAsync<Exception>(() => LogIn(server, phone, karla));
                break;
            default:
                await Assert.ThrowsAsync<CryptographicException>(() => server.TemporaryPin(karla));
                break;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T75_a_number_that_leads_to_somebody_else_is_named(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await bench.Register("bo555", "0202901234");
        var anne = await bench.Person();
        await Change(bench, "UPDATE person_by_number SET person_id = @person", ("person", anne.Id));

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains($"person {(await bench.Person("bo555")).Id} leads to somebody else", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_1_7_what_an_earlier_version_wrapped_is_wrapped_anew_at_the_start_once(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        foreach (var number in Enumerable.Range(1, 5))
        {
            await bench.Register($"anne{number}", $"010190123{number}");
        }

        var cut = (await bench.Person("anne3")).Id;
        await WrapAsEarlier(bench);
        // A start that was killed in the middle left the first ones done.
        var killed = new Rewrapping(bench.Database, bench.Keys, new TestClock(bench.Now));
        await killed.All(mayBeEarlier: true, fromStart: true);
        await WrapAsEarlier(bench, after: cut);
        await Change(bench, "DELETE FROM journal WHERE what = 'WrappedAnew'");
        await Change(bench, "DELETE FROM setting WHERE name = 'scheme journal'");
        await Change(
            bench,
            "INSERT INTO setting (name, value) VALUES ('wrapped anew up to', @at)",
            ("at", $"{bench.Keys.Current.Id} {cut}")
        );

        await Prepare(bench);

        Assert.Equal(0, await bench.Type("verify-journal"));
        var last = await bench.Person("anne5");
        Assert.Equal("0101901235", bench.Codes.UnwrapPersonNumber(last.Id, last.NumberWrapped));
        // After that, nothing that is bound to no place is taken again.
        await WrapAsEarlier(bench);
        await Prepare(bench);
        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("was not wrapped for this place by this server", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_1_7_digests_of_an_earlier_database_stay(DatabaseKind kind)
    {
        await using var empty = await TestDatabase.Make(kind);
        await using var database = Database.Open(empty.Configured);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch, Stop);
        var path = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key");
        using var keys = KeyEncryptionKey.Read(path, make: true);
        var (before, check) = (keys.Digest("anything", "secret"), keys.Digest("segl key check v1", ""));
        await database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "INSERT INTO setting (name, value) VALUES ('key check', @check)",
                    ("check", Convert.ToHexStringLower(check))
                ),
            Stop
        );

        await DatabasePreparation.OpenKeys(database, keys);
        Assert.Equal(before, keys.Digest("anything", "secret"));

        using var other = KeyEncryptionKey.Read($"{path}.other", make: true);
        await Assert.ThrowsAsync<WrongSettingException>(() => DatabasePreparation.OpenKeys(database, other));
        File.Delete(path);
        File.Delete($"{path}.other");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_1_7_the_key_file_changes_while_citizens_log_in(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        await using var second = kind is DatabaseKind.Postgres ? await server.AnotherNode() : null;
        var citizens = new List<(TestServer Node, Citizen Citizen, ScriptedPhone Phone)>();
        foreach (var node in new[] { server, second ?? server })
        {
            var citizen = await server.Register();
            var phone = await server.ActivatedPhone(citizen);
            var there = new ScriptedPhone(
                node.NewClient(),
                TestServer.Origin,
                phone.Keys,
                phone.App,
                phone.LastAnswer!
            );
            citizens.Add((node, citizen, there));
        }

        var settings = server.Parts.GetRequiredService<Settings>();
        using var operators = KeyEncryptionKey.Read(settings.KeyFile, make: false);
        await using var database = Database.Open(settings.Database);
        await DatabasePreparation.OpenKeys(database, operators);
        KeyEncryptionKey.Make(operators.NextFile);
        var before = WrappingKey.Read(settings.KeyFile);

        var isOver = false;
        var logins = citizens.ConvertAll(one =>
            Task.Run(async () =>
            {
                var count = 0;
                for (; !Volatile.Read(ref isOver) || count < 3; count++)
                {
                    await LogIn(one.Node, one.Phone, one.Citizen);
                    server.Clock.Passes(TimeSpan.FromSeconds(1));
                }

                return count;
            })
        );
        var change = new KeyFileChange(database, operators, server.Clock);
        Assert.Null(await change.Begin(TimeSpan.FromSeconds(1)));
        Assert.Null(await change.End());
        Volatile.Write(ref isOver, true);
        var done = await Task.WhenAll(logins);

        Assert.All(done, count => Assert.True(count >= 3));
        Assert.Empty((await new JournalCheck(database, operators).Check()).Faults);
        await NothingOpensBy(database, before);
        // The next start has the next file in the place of the one before, and that one opens nothing.
        File.Move(operators.NextFile, settings.KeyFile, overwrite: true);
        await LogIn(server, citizens[0].Phone, citizens[0].Citizen);
        using var restarted = KeyEncryptionKey.Read(settings.KeyFile, make: false);
        await DatabasePreparation.OpenKeys(database, restarted);
        Assert.Equal(operators.Digest("any", "secret"), restarted.Digest("any", "secret"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_1_7_a_change_that_was_killed_goes_on(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        KeyEncryptionKey.Make(bench.Keys.NextFile);
        var next = WrappingKey.Read(bench.Keys.NextFile);
        // Killed just behind its first transaction: nothing is wrapped by the next key yet.
        await bench.Database.Write(
            Durability.Durable,
            async session =>
                KeyRing.ChangeTo(session, bench.Keys, next, await KeyRing.SecretOf(session, bench.Keys.Current)),
            Stop
        );

        Assert.Equal(0, await bench.Type("verify-journal"));
        Assert.Equal(0, await bench.Type("rotate-key-file"));
        Assert.Equal(0, await bench.Type("rotate-key-file", "--drop-old"));

        await NothingOpensBy(bench.Database, WrappingKey.Read(bench.KeyFile));
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    [Fact]
    public async Task Point_1_7_the_command_takes_one_step_after_the_other()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();
        Assert.Equal(1, await bench.Type("rotate-key-file", "--drop-old"));
        Assert.Contains("No change of the key file is under way", bench.Errors);

        Assert.Equal(0, await bench.Type("rotate-key-file"));
        Assert.Contains("Copy it to the same place on every node", bench.Output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bench.Keys.NextFile));
        Assert.Equal(0, await bench.Type("rotate-key-file"));
        Assert.Equal(0, await bench.Type("freeze", "--user-id", "anne5"));
        // A node without the next file says so, and one with the file before alone is refused at the end.
        var next = File.ReadAllText(bench.Keys.NextFile);
        File.Delete(bench.Keys.NextFile);
        using var behind = KeyEncryptionKey.Read(bench.KeyFile, make: false);
        var missing = await Assert.ThrowsAsync<WrongSettingException>(() => KeyRing.Open(bench.Database, behind));
        Assert.Contains("put the next one at", missing.Message);
        File.WriteAllText(bench.Keys.NextFile, next);
        File.SetUnixFileMode(bench.Keys.NextFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(0, await bench.Type("rotate-key-file", "--drop-old"));
        File.Delete(bench.Keys.NextFile);
        using var old = KeyEncryptionKey.Read(bench.KeyFile, make: false);
        var refused = await Assert.ThrowsAsync<WrongSettingException>(() => KeyRing.Open(bench.Database, old));
        Assert.Contains("another key", refused.Message);
        File.WriteAllText(bench.KeyFile, next);
        Assert.Equal(0, await bench.Type("verify-journal"));
        Assert.Equal(0, await bench.Type("unfreeze", "--number", "0101901234"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task LogIn(TestServer node, ScriptedPhone phone, Citizen citizen)
    {
        var browser = new LoginBrowser(node);
        var login = await phone.ClaimQr(await browser.QrCode(await browser.Wait(citizen.UserId)));
        await phone.Approve(login, citizen.Pin);
    }

    private static Task Prepare(TestBench bench) =>
        DatabasePreparation.Prepare(bench.Database, bench.Keys, bench.Outside, new TestClock(bench.Now));

    private static async Task NothingOpensBy(Database database, WrappingKey before)
    {
        var rows = await database.Read(
            async session =>
                (List<WrappedRow>)
                    [
                        .. await WrappedRows.OfPersons(
                            session,
                            Guid.Empty,
                            new Guid(Enumerable.Repeat((byte)255, 16).ToArray())
                        ),
                        .. await WrappedRows.Others(session),
                    ],
            Stop
        );
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Null(before.TryUnwrap(row.Wrapped, row.Place)));
    }

    // As the version before did it: by the same key, for a purpose that names no person.
    private static async Task WrapAsEarlier(TestBench bench, Guid after = default)
    {
        var key = Convert.FromBase64String(File.ReadAllText(bench.KeyFile).Trim());
        using var gcm = new AesGcm(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "segl wrap v1"u8.ToArray()),
            16
        );
        var persons = await bench.Database.Read(session => PersonStore.After(session, after, 100), Stop);
        foreach (var (person, _) in persons)
        {
            var number = bench.Keys.TryUnwrap(person.NumberWrapped, WrappedPlace.PersonNumber(person.Id));
            if (number is null)
            {
                continue;
            }

            var wrapped = new byte[12 + number.Length + 16];
            RandomNumberGenerator.Fill(wrapped.AsSpan(0, 12));
            gcm.Encrypt(
                wrapped.AsSpan(0, 12),
                number,
                wrapped.AsSpan(12, number.Length),
                wrapped.AsSpan(^16..),
                Encoding.UTF8.GetBytes("segl person number v1")
            );
            await Change(
                bench,
                "UPDATE person SET number_wrapped = @wrapped WHERE person_id = @person",
                ("wrapped", wrapped),
                ("person", person.Id)
            );
        }
    }

    private static Task<int> Change(TestBench bench, string sql, params (string, SqlValue)[] values) =>
        bench.Database.Write(Durability.Durable, session => session.Execute(sql, values), Stop);
}
