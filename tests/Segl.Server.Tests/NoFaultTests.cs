using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Jose;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.App;
using Segl.Server.Tests.Oidc;

namespace Segl.Server.Tests;

/// <summary>What a stranger may write is refused, and is never a fault of ours: no 500.</summary>
public sealed class NoFaultTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory]
    [InlineData("a")]
    [InlineData("%20")]
    [InlineData("!AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA%C3%A6")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA%3D%3D")]
    public async Task Point_1_10_a_stop_link_with_a_wrong_letter_is_one_that_never_was(string link)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        using var shown = await server.NewClient().GetAsync($"/stop/{link}");
        using var pressed = await server.NewClient().PostAsync($"/stop/{link}", null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, pressed.StatusCode));
    }

    [Fact]
    public async Task Point_1_10_the_log_of_a_fault_names_the_route_and_not_the_path()
    {
        var log = new LogListener();
        await using var server = await TestServer.Start(DatabaseKind.Postgres, log);
        await server.LoseDatabase();

        using var answer = await server.NewClient().GetAsync("/stop/AAAAAAAAAAAAAAAAAAAAAA");

        Assert.True((int)answer.StatusCode >= 500);
        Assert.DoesNotContain(log.Lines, line => line.Contains("AAAAAAAAAAAA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Point_1_10_bytes_with_a_wrong_letter_are_refused_by_the_api()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            server
                .NewPhone()
                .Ask(
                    "/api/activations",
                    new
                    {
                        installation = "!AAAAAAAAAAAAAAAAAAAAA",
                        model = "Phone",
                        language = "en",
                        terms = "1",
                    }
                )
        );

        Assert.Equal(nameof(Reason.Malformed), no.Reason);
    }

    [Fact]
    public async Task Point_1_10_an_answer_token_with_a_wrong_letter_is_no_fault()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var phone = await server.ActivatedPhone(await server.Register());
        var bent = new ScriptedPhone(
            server.NewClient(),
            TestServer.Origin,
            phone.Keys,
            phone.App,
            "!" + phone.LastAnswer![1..]
        );

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() => bent.Offer(new { act = "freeze" }));

        Assert.Equal(nameof(Reason.ProofInvalid), no.Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_1_10_one_ticket_shown_by_two_persons_is_refused_and_the_first_lives_on(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        var other = await story.Server.Register();
        var otherApp = await story.Server.ActivatedPhone(other);
        using var otherOld = new OldPhone(otherApp);
        await otherOld.Start(other.Pin);
        story.Server.Clock.Passes(Limits.WaitBeforeCopying);
        await story.Old.ShowCode(story.Karla.Pin);
        var ticket = CopyKeys.Ticket(Base64Url.DecodeFromChars(story.Old.Code)[..16]);

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(async () =>
            await otherApp.Sign(
                "show-copy-code",
                await otherApp.Offer(
                    new { act = "show-copy-code", ticket = Base64Url.EncodeToString(SHA256.HashData(ticket)) }
                ),
                other.Pin
            )
        );

        Assert.Equal(nameof(Reason.Malformed), no.Reason);
        using var fresh = new NewPhone(story.Server.NewPhone());
        await fresh.Scan(story.Old.Code);
    }

    [Fact]
    public async Task Point_1_10_a_request_object_with_a_member_twice_is_refused()
    {
        await using var story = await Story.Start();
        var jws = CompactJws.Read(story.Strict.RequestObject(), int.MaxValue)!;
        var twice = Encoding.UTF8.GetString(jws.Payload)[..^1] + ",\"scope\":\"openid cpr\"}";
        var signed = CompactJws.Write(story.Strict.Key, jws.Header.GetRawText(), Encoding.UTF8.GetBytes(twice));

        using var answer = await story.Strict.Push(("request", signed));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("invalid_request_object", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Point_1_10_claims_with_a_member_twice_are_refused()
    {
        await using var story = await Story.Start();

        using var answer = await story.Strict.Push(("claims", """{"id_token":{},"id_token":{"name":null}}"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Point_1_10_a_body_with_a_member_twice_is_refused()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var body = new StringContent("""{"statement":"a","statement":"b"}""", Encoding.UTF8, "application/json");

        using var answer = await server.NewClient().PostAsync($"/api/activations/{Guid.NewGuid()}/activate", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(nameof(Reason.Malformed), problem.GetProperty("reason").GetString());
    }
}
