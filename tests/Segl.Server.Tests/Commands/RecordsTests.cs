using System.Text.Json;
using Segl.Rules;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary>What is kept about a person is handed out, and ends, by command (R09).</summary>
public sealed class RecordsTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_R102_all_that_is_kept_is_written_in_words_and_the_owner_is_told(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await bench.Type("activation-code", "--user-id", "anne5");

        Assert.Equal(0, await bench.Type("export", "--user-id", "anne5"));

        using var written = JsonDocument.Parse(bench.Output);
        var person = Assert.Single(Rows(written, "person"));
        Assert.Equal("Anne Ø", person.GetProperty("name").GetString());
        Assert.Equal("0101901234", person.GetProperty("number").GetString());
        Assert.Equal("2030-06-01T12:00:00.000Z", person.GetProperty("registered_at").GetString());
        Assert.False(person.GetProperty("phone_hold_lifted").GetBoolean());
        Assert.Contains("Anne Ø", bench.Output);
        Assert.Equal("RecordsExported", Rows(written, "journal")[^1].GetProperty("what").GetString());
        Assert.Equal("segl", Rows(written, "journal")[^1].GetProperty("facts").GetProperty("by").GetString());
        Assert.Contains((Channel.Sms, "+4512345678", "RecordsExported"), await bench.Outbox((await bench.Person()).Id));
        Assert.Equal(PersonRecords.Tables.Order(), Tables(written).Order());
    }

    [Fact]
    public async Task R05_R09_a_user_id_that_begins_like_json_is_handed_out_as_it_is()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register(userId: "{anna}");

        Assert.Equal(0, await bench.Type("export", "--user-id", "{anna}"));

        using var written = JsonDocument.Parse(bench.Output);
        Assert.Equal("{anna}", Assert.Single(Rows(written, "person")).GetProperty("user_id").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_an_identity_ends_for_good(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await bench.Type("activation-code", "--user-id", "anne5");

        Assert.Equal(0, await bench.Type("erase", "--number", "0101901234", "--because", "She asked for it"));

        Assert.Contains("erased on 2030-07-01 12:00 UTC", bench.Output);
        var person = await bench.Person();
        Assert.Equal((bench.Now, bench.Now), (person.EndedAt, person.FrozenAt));
        Assert.Equal(0, await bench.Count("activation_code") + await bench.Count("person_by_activation_code"));
        Assert.Contains((Channel.Sms, "+4512345678", "IdentityEnded"), await bench.Outbox(person.Id));
        Assert.Equal(1, await bench.Type("unfreeze", "--user-id", "anne5"));
        Assert.Equal(1, await bench.Type("activation-code", "--user-id", "anne5"));
        bench.Now = bench.Now.AddDays(1);
        Assert.Equal(1, await bench.Type("erase", "--user-id", "anne5"));
        Assert.Contains("has ended already", bench.Errors);
        Assert.Contains("2030-07-01", bench.Errors);
        Assert.Equal("IdentityEnded", (await bench.Happened(person.Id))[^1]);
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    private static List<JsonElement> Rows(JsonDocument written, string table) =>
        [
            .. Records(written)
                .SelectMany(record => record.EnumerateObject())
                .Single(member => member.Name == table)
                .Value.EnumerateArray(),
        ];

    private static IEnumerable<string> Tables(JsonDocument written) =>
        Records(written)
            .SelectMany(record => record.EnumerateObject())
            .Where(member => member.Value.ValueKind is JsonValueKind.Array)
            .Select(member => member.Name);

    private static JsonElement.ArrayEnumerator Records(JsonDocument written) =>
        written.RootElement.GetProperty("records").EnumerateArray();
}
