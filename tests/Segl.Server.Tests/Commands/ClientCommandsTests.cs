using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary>Relying parties by command: added, changed, imported, removed.</summary>
public sealed class ClientCommandsTests : IDisposable
{
    private const string Library = """
        {"client_id":"library","client_name":"Library","profile":"plain","sector":"private",
        "redirect_uris":["https://library.example/back"],"client_uri":"https://library.example"}
        """;

    private readonly string file = Path.GetTempFileName();

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public void Dispose() => File.Delete(file);

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_a_relying_party_is_changed_and_keeps_its_secret_until_it_gets_another(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Write(Library);
        Assert.Equal(0, await bench.Type("client", "add", file));
        var first = await Secret(bench);

        await Write(Library.Replace("\"Library\"", "\"The Library\""));
        Assert.Equal(0, await bench.Type("client", "change", "library", file));
        Assert.DoesNotContain("secret", bench.Output);
        Assert.Equal((first, "The Library"), (await Secret(bench), await Name(bench)));

        Assert.Equal(0, await bench.Type("client", "change", "library", file, "--new-secret"));
        Assert.Contains("client_secret: ", bench.Output);
        Assert.NotEqual(first, await Secret(bench));

        Assert.Equal(0, await bench.Type("client", "remove", "library"));
        Assert.Equal(1, await bench.Type("client", "remove", "library"));
        Assert.Equal(1, await bench.Type("client", "change", "library", file));
        Assert.Equal(
            ["ClientAdded", "ClientChanged", "ClientChanged", "ClientRemoved"],
            (await bench.Happened(SchemeJournal.Id)).FindAll(what =>
                what.StartsWith("Client", StringComparison.Ordinal)
            )
        );
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    [Theory]
    [InlineData("\"library\"", "\"other\"", "client_id cannot be changed")]
    [InlineData("https://library.example/back", "http://library.example/back", "redirect_uris")]
    [InlineData("\"plain\"", "\"strict\"", "private_key_jwt")]
    public async Task R88_a_wrong_change_changes_nothing(string part, string bent, string whyNot)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await Write(Library);
        await bench.Type("client", "add", file);

        await Write(Library.Replace(part, bent));

        Assert.Equal(1, await bench.Type("client", "change", "library", file));
        Assert.Contains(whyNot, bench.Errors);
        Assert.Equal("Library", await Name(bench));
    }

    [Fact]
    public async Task What_a_relying_party_is_promised_and_does_not_get_is_refused_when_it_is_added()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await Write(Library.Replace("}", ",\"application_type\":\"browser\"}"));

        Assert.Equal(1, await bench.Type("client", "add", file));

        Assert.Contains("application_type must be web or native", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Issue_9_a_file_of_relying_parties_reports_each_bad_line_and_loses_no_good_one(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Write(
            """
            client_name;client_id;sector;profile;redirect_uris;token_endpoint_auth_method;scope
            Library;library;private;plain;https://library.example/back https://library.example/too;none;
            Bank;bank;secret;plain;https://bank.example/back;none;
            Shop;shop;private;plain;http://shop.example/back;none;
            Library;library;private;plain;https://library.example/back;none;
            Tax;tax;public;plain;https://tax.example/back;;openid profile cpr
            Short;row
            """
        );

        Assert.Equal(1, await bench.Type("client", "import", file));

        var lines = bench.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^library$", lines[0]);
        Assert.Matches(@"^tax\t[A-Za-z0-9_-]{43}$", lines[1]);
        Assert.Equal(
            [
                "line 3: sector must be public or private.",
                "line 4: redirect_uris holds http://shop.example/back, but must hold https addresses without a fragment "
                    + "(http on localhost only).",
                "line 5: There is a relying party library already.",
                "line 7: There are 2 fields, but 7 columns.",
            ],
            lines[2..]
        );
        var kept = await bench.Database.Read(ClientStore.All);
        Assert.Equal(["library", "tax"], kept.Select(one => one.ClientId));
        Assert.Equal(2, ClientMetadata.Of(kept[0]).RedirectUris.Count);
    }

    private Task Write(string text) => File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

    private static async Task<string> Secret(TestBench bench) =>
        Convert.ToHexString(
            (await bench.Database.Read(session => ClientStore.Find(session, "library")))!.SecretDigest!
        );

    private static async Task<string> Name(TestBench bench) =>
        ClientMetadata.Of((await bench.Database.Read(session => ClientStore.Find(session, "library")))!).Name;
}
