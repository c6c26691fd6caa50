using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Segl.Commands;
using Segl.Server.Configuration;
using Segl.Server.Keys;

namespace Segl.Server.Tests.Configuration;

/// <summary>A wrong configuration value stops the start with one sentence that names it.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["Segl:Issuer"] = "https://id.example.dk",
        ["Segl:Database"] = "segl.db",
        ["Segl:KeyFile"] = "segl.key",
    };

    [Fact]
    public void The_least_that_must_be_said_is_issuer_database_and_key_file()
    {
        var settings = Read();

        Assert.Equal("https://id.example.dk", settings.LoginOrigin);
        Assert.Equal("https://id.example.dk", settings.MyOrigin);
        Assert.Equal(["https://id.example.dk"], settings.PhoneOrigins);
        Assert.Equal("https://id.example.dk", settings.PushSubject);
        Assert.True(settings.Https);
        Assert.Equal(Enum.GetValues<Door>().Order(), settings.Doors.Order());
    }

    [Theory]
    [InlineData("Issuer", null)]
    [InlineData("Issuer", "id.example.dk")]
    [InlineData("Issuer", "http://id.example.dk")]
    [InlineData("Issuer", "https://id.example.dk/segl")]
    [InlineData("LoginOrigin", "https://id.example.dk/")]
    [InlineData("MyOrigin", "http://my.example.dk")]
    [InlineData("PhoneOrigins", "https://app.example.dk,ftp://app.example.dk")]
    [InlineData("Listen", "127.0.0.1:5080")]
    [InlineData("Listen", "http://127.0.0.1:port")]
    [InlineData("Listen", "http://127.0.0.1:5080/path")]
    [InlineData("OperateListen", "127.0.0.1:5081")]
    [InlineData("OperateListen", "http://127.0.0.2:5080")]
    [InlineData("Database", null)]
    [InlineData("Database", "Host=localhost;Password=secret;Nonsense=1")]
    [InlineData("Database", "Host=localhost;Port=secret")]
    [InlineData("KeyFile", null)]
    [InlineData("Doors", "Login,Cellar")]
    [InlineData("Doors", "7")]
    [InlineData("Sms:Url", "kannel")]
    [InlineData("Sms:User", "bob")]
    [InlineData("Mail:Host", "mail.example.dk")]
    [InlineData("Mail:Port", "0")]
    [InlineData("OutgoingAllow", "10.0.0.0/8,10.0.0.0/33")]
    [InlineData("OutgoingAllow", "https://hooks.example.dk")]
    [InlineData("PushSubject", "nobody")]
    [InlineData("PushSubject", "http://example.dk")]
    [InlineData("Otlp", "127.0.0.1")]
    [InlineData("TrustedProxies", "10.0.0.1,proxy.example.dk")]
    [InlineData("LoginsPerSecond", "0")]
    [InlineData("LoginsPerSecond", "1.5")]
    [InlineData("Databse", "segl.db")]
    public void A_wrong_value_is_named_in_one_sentence(string name, string? value)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read((name, value)));

        Assert.Matches($@"^Segl:{name.Split(':')[0]}[^\n]*\.$", wrong.Message);
        Assert.DoesNotContain("secret", wrong.Message);
    }

    [Theory]
    [InlineData("Listen", "http://*:8080")]
    [InlineData("Listen", "http://[::1]:8080,https://0.0.0.0:443")]
    [InlineData("TrustedProxies", "10.0.0.1, fd00::1")]
    [InlineData("Otlp", "http://127.0.0.1:4318")]
    [InlineData("PushSubject", "mailto:segl@example.dk")]
    [InlineData("OutgoingAllow", "10.1.0.0/16, 127.0.0.1, ::1, hooks.example.dk")]
    [InlineData("LoginsPerSecond", "300")]
    [InlineData("Doors", "login, phone")]
    public void A_right_value_is_taken(string name, string value) => Assert.NotNull(Read((name, value)));

    [Theory]
    [InlineData("Database", "Host=db.example.dk")]
    [InlineData("Listen", "http://0.0.0.0:5080")]
    [InlineData("Listen", "http://*:5080")]
    [InlineData("Listen", "http://192.0.2.1:5080")]
    [InlineData("OperateListen", "http://192.0.2.1:5081")]
    [InlineData("PhoneOrigins", "http://phone-a.localhost:5080")]
    public void The_demo_is_for_this_machine_only_and_has_two_phones(string name, string value)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read(demo: true, (name, value)));

        Assert.StartsWith($"Segl:{name}", wrong.Message);
        Assert.Contains("--demo", wrong.Message);
    }

    [Fact]
    public void The_demo_needs_nothing_said()
    {
        var settings = Settings.Read(new ConfigurationBuilder().Build(), demo: true);

        Assert.Equal("http://localhost:5080", settings.Issuer);
        Assert.True(settings.Demo);
    }

    [Fact]
    public async Task A_key_file_that_is_missing_or_holds_no_key_stops_the_start()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Sqlite);
        var file = Path.GetTempFileName();

        Assert.StartsWith("Segl:KeyFile", (await Refused(own.Configured, file)).Message);
        File.Delete(file);
        Assert.StartsWith("Segl:KeyFile", (await Refused(own.Configured, file)).Message);
        Assert.StartsWith("Segl:KeyFile", (await Refused(own.Configured, Path.GetTempPath())).Message);
    }

    [Fact]
    public async Task A_key_that_is_not_the_databases_own_stops_the_start()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Sqlite);
        var (first, other) = (NewKey(), NewKey());
        await (await Start(own.Configured, first)).DisposeAsync();

        var wrong = await Refused(own.Configured, other);

        Assert.Equal("Segl:KeyFile holds another key than the one of this database.", wrong.Message);
        await (await Start(own.Configured, first)).DisposeAsync();
        File.Delete(first);
        File.Delete(other);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_stops_the_start()
    {
        var key = NewKey();
        var port = FreePorts.Next();

        var wrong = await Refused($"Host=127.0.0.1;Port={port};Username=segl;Password=secret", key);

        Assert.StartsWith("Segl:Database cannot be opened", wrong.Message);
        Assert.DoesNotContain("secret", wrong.Message);
        File.Delete(key);
    }

    [Fact]
    public async Task A_file_of_places_that_is_missing_stops_the_start()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Sqlite);
        var key = NewKey();

        Assert.StartsWith("Segl:Places", (await Refused(own.Configured, key, "--Segl:Places=nowhere.csv")).Message);
        File.Delete(key);
    }

    private static Settings Read(params (string Name, string? Value)[] bent) => Read(demo: false, bent);

    private static Settings Read(bool demo, params (string Name, string? Value)[] bent)
    {
        var values = new Dictionary<string, string?>(Right);
        foreach (var (name, value) in bent)
        {
            values[$"Segl:{name}"] = value;
        }

        if (demo)
        {
            values.Remove("Segl:Issuer");
        }

        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), demo);
    }

    [Fact]
    public async Task T72_a_checkpoint_file_that_cannot_be_written_or_read_stops_the_start()
    {
        await using var empty = await TestDatabase.Make(DatabaseKind.Sqlite);
        var key = NewKey();
        var nowhere = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}", "checkpoint");
        var closed = await Refused(empty.Configured, key, $"--Segl:CheckpointFile={nowhere}");
        Assert.Contains($"Segl:CheckpointFile names {nowhere}, which cannot be written", closed.Message);

        var other = await Refused(empty.Configured, key, $"--Segl:CheckpointFile={key}");
        Assert.Contains("which holds no checkpoint", other.Message);
        File.Delete(key);
    }

    private static string NewKey()
    {
        var file = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key");
        KeyEncryptionKey.Make(file);
        return file;
    }

    private static Task<WrongSettingException> Refused(string database, string keyFile, params string[] more) =>
        Assert.ThrowsAsync<WrongSettingException>(() => Start(database, keyFile, more));

    private static Task<WebApplication> Start(string database, string keyFile, params string[] more) =>
        Serve.Build(
            [
                "--Segl:Issuer=https://id.example.dk",
                $"--Segl:Database={database}",
                $"--Segl:KeyFile={keyFile}",
                .. more,
            ],
            demo: false,
            builder => builder.WebHost.UseTestServer()
        );
}
