using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Journal;

/// <summary>R102: a statement is stored in bytes, and the line is read as it was written and hashed.</summary>
public sealed class StatementBytesTests
{
    private const string Payload = """{"iss":"01a2219d-28d6-7abd-a289-dfdfe9c63429","rp":"Bækken"}""";
    private const string Header =
        """{"alg":"ES256","typ":"segl-approve+jwt","kid":"01a2219d-28d6-7abd-a289-dfdfe9c63429"}""";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>Facts in all kinds of forms, and whether their statement is stored in bytes.</summary>
    public static TheoryData<string, bool> Facts =>
        new()
        {
            { "{}", false },
            { """{"app":"a"}""", false },
            { $$"""{"statement":"{{Jws(Header, Payload)}}"}""", true },
            { $$"""{"by":"app","statement":"{{Jws(Header, Payload)}}","app":"a"}""", true },
            { $$"""{"name":"\u0022statement\u0022:\u0022x","statement":"{{Jws(Header, Payload)}}"}""", true },
            { """{"statement":""}""", false },
            { """{"statement":"x"}""", false },
            { """{"statement":"a.b.c"}""", false },
            { $$"""{"statement":"{{Jws(Header, Payload)}}x"}""", false },
            { $$"""{"statement":"{{Jws(Header, Payload)}}.x"}""", false },
            { $$"""{"statement":"{{Jws(Header.Replace("01a2", "01a3"), Payload)}}"}""", false },
            { $$"""{"statement":"{{Jws(Header.Replace(",", ", "), Payload)}}"}""", false },
            { $$"""{"statement":"{{Jws(Header, """{"aud":"https://id.example"}""")}}"}""", false },
            { $$"""{"statement":"{{Jws(Header, "")}}"}""", false },
            { $$"""{"statement":"{{Jws(Header, Payload)[..^10]}}"}""", false },
        };

    [Theory, MemberData(nameof(Facts))]
    public void R102_facts_are_put_together_exactly_as_they_were(string facts, bool isInBytes)
    {
        var (stored, statement) = StatementBytes.TakeOut(facts);

        Assert.Equal(facts, StatementBytes.PutBack(stored, statement));
        Assert.Equal(isInBytes, statement is not null);
        Assert.True(!isInBytes || stored.Length + statement!.Length < facts.Length * 3 / 4);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_a_line_of_before_and_a_line_of_now_are_whole(DatabaseKind kind)
    {
        await using var story = await ApprovedLogin(kind);
        var line = await story.Line();
        Assert.Matches("\"statement\":\"[^\".]+\\.[^\".]+\\.[^\".]+\"", line.Facts);
        Assert.Equal(1, await story.InBytes());
        Assert.Empty(await story.Faults());

        await story.Change(
            "UPDATE journal SET facts = @facts, statement = NULL WHERE what = 'LoginApproved'",
            ("facts", line.Facts)
        );

        Assert.Equal(0, await story.InBytes());
        Assert.Empty(await story.Faults());
        Assert.Equal(line, (await story.Line()) with { Hash = line.Hash, Mac = line.Mac });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_a_person_gets_the_statement_as_it_was_signed(DatabaseKind kind)
    {
        await using var story = await ApprovedLogin(kind);
        var written = (await story.Line()).Facts;

        var rows = await story.Server.Database.Read(session => PersonRecords.Of(session, story.Karla.Id, "journal"));

        Assert.Contains(rows, row => row.Contains(("facts", written)));
        Assert.DoesNotContain(rows, row => row.Exists(column => column.Name == "statement"));
    }

    [Theory]
    [InlineData("UPDATE journal SET statement = NULL WHERE what = 'LoginApproved'")]
    [InlineData("UPDATE journal SET statement = @bytes WHERE what = 'LoginApproved'")]
    [InlineData("UPDATE journal SET statement = @none WHERE what = 'LoginApproved'")]
    [InlineData("UPDATE journal SET statement = @signature WHERE what = 'LoginApproved'")]
    [InlineData("UPDATE journal SET statement = @bytes WHERE seq = 1")]
    [InlineData("UPDATE journal SET facts = '{}' WHERE what = 'LoginApproved'")]
    public async Task T13_R102_a_hand_on_the_bytes_is_found(string sql)
    {
        await using var story = await ApprovedLogin(DatabaseKind.Sqlite);

        await story.Change(
            sql,
            ("bytes", new byte[100]),
            ("none", Array.Empty<byte>()),
            ("signature", Encoding.ASCII.GetBytes($"\u0007approve{Payload}{new string('s', 64)}"))
        );

        Assert.Contains(await story.Faults(), fault => fault.What.Contains("was changed after it was written"));
    }

    private static string Jws(string header, string payload) =>
        string.Join('.', ((byte[][])[Bytes(header), Bytes(payload), new byte[64]]).Select(Text64));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static async Task<Story> ApprovedLogin(DatabaseKind kind)
    {
        var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(await browser.Wait(karla.UserId))), karla.Pin);
        return new(server, karla);
    }

    private sealed record Story(TestServer Server, Citizen Karla) : IAsyncDisposable
    {
        public async Task<JournalLine> Line() =>
            (await Server.Database.Read(session => JournalStore.Of(session, Karla.Id, 1, 100))).Single(line =>
                line.What == nameof(Happening.LoginApproved)
            );

        public async Task<int> InBytes() =>
            (
                await Server.Database.Read(session =>
                    session.QueryAll(
                        """
                        SELECT seq FROM journal
                        WHERE what = 'LoginApproved' AND statement IS NOT NULL AND facts LIKE '%"statement":""%'
                        """,
                        row => row.Long()
                    )
                )
            ).Count;

        public async Task<IReadOnlyList<JournalFault>> Faults() =>
            (
                await new JournalCheck(Server.Database, Server.Parts.GetRequiredService<KeyEncryptionKey>()).Check()
            ).Faults;

        public Task<int> Change(string sql, params (string Name, SqlValue Value)[] values) =>
            Server.Database.Write(Durability.Durable, session => session.Execute(sql, values));

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
