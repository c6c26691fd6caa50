using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Desk;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>Who gets through the operator's door, and who does not.</summary>
public sealed class OperateDoorTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_an_operator_logs_in_with_an_own_identity_and_every_page_answers(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var anne = await story.OperatorLoggedIn();
        await story.NewDesk("aarhus");

        foreach (var language in (string[])["da", "en"])
        foreach (var page in Pages(story))
        {
            var answer = await anne.Browser.Open($"{page}?lang={language}");
            Assert.True(answer.Status == HttpStatusCode.OK, $"{page} answered {answer.Status}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_who_is_ended_or_frozen_is_out_at_the_next_request(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());
        Assert.True(await anne.IsIn() && await bo.IsIn());

        await story.Server.People.Change(
            anne.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change => Operators.End(change, Actor.Command)
        );
        await story.Server.People.Change(
            bo.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                LoginTokenStore.EndAll(change);
                change.Save(change.Person with { FrozenAt = change.Now });
                return Task.FromResult(true);
            }
        );

        Assert.False(await anne.IsIn());
        Assert.False(await bo.IsIn());
        Assert.Equal(HttpStatusCode.Forbidden, (await anne.Browser.Open("/operate/clients")).Status);
    }

    [Theory]
    [InlineData("Login,Phone,My", "")]
    [InlineData("Operate", "/operate")]
    [InlineData("Desk", "/desk /screen")]
    public async Task T84_a_process_answers_for_the_doors_that_it_opens_and_no_other(string doors, string answers)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, $"--Segl:Doors={doors}");
        using var client = server.NewClient();

        foreach (var path in (string[])["/operate", "/operate/staff", "/desk", "/desk/person", "/screen"])
        {
            var status = (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;
            var isOpen = answers
                .Split(' ')
                .Any(door => door.Length > 0 && path.StartsWith(door, StringComparison.Ordinal));
            Assert.True(isOpen == status is not HttpStatusCode.NotFound, $"{path} answered {status}");
        }
    }

    [Fact]
    public async Task R88_an_operator_idles_out_like_an_officer()
    {
        await using var story = await OperateStory.Begin();
        var anne = await story.OperatorLoggedIn();

        story.Server.Clock.Passes(Limits.OfficerIdle - TimeSpan.FromSeconds(1));
        Assert.True(await anne.IsIn());
        story.Server.Clock.Passes(Limits.OfficerIdle);
        Assert.False(await anne.IsIn());
    }

    [Fact]
    public async Task R88_T84_no_endpoint_does_anything_for_a_stranger_a_citizen_or_an_officer()
    {
        await using var story = await OperateStory.Begin();
        await story.NewDesk("aarhus");
        var citizen = await story.Citizen();
        await citizen.LogIn();
        var officer = await story.Citizen();
        await story.Server.People.Change(
            officer.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change => Officers.Put(change, "aarhus", Actor.Command)
        );
        await officer.LogIn();
        var stranger = await story.Citizen();
        var tables = (string[])["client", "officer", "operator", "desk", "operator_draft", "stock_upload", "journal"];
        var before = await Count(story, tables);

        foreach (var who in (OfficerAtDesk[])[stranger, citizen, officer])
        {
            Assert.False(await who.IsIn());
            foreach (var page in Pages(story).Where(page => page != OperateStory.Door))
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await who.Browser.Open(page)).Status);
            }

            foreach (var action in Actions(story))
            {
                var answer = await who.Browser.Post(
                    action,
                    ("because", "I want to"),
                    ("user-id", who.Person.UserId),
                    ("desk", "aarhus"),
                    ("which", "all")
                );
                Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.OK]);
                Assert.DoesNotContain("action=\"/operate/log-out\"", answer.Body);
            }
        }

        Assert.Equal(before, await Count(story, tables));
    }

    [Fact]
    public async Task R88_a_form_without_its_token_does_nothing()
    {
        await using var story = await OperateStory.Begin();
        var anne = await story.OperatorLoggedIn();
        var tables = (string[])["client", "officer", "operator", "desk", "operator_draft", "stock_upload"];
        var before = await Count(story, tables);

        foreach (var action in Actions(story))
        {
            var answer = await anne.Browser.Post(action, ("because", "I want to"), ("token", "wrong"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }

        Assert.Equal(before, await Count(story, tables));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Because\u202Eof")]
    public async Task R88_without_a_reason_nothing_is_asked(string because)
    {
        await using var story = await OperateStory.Begin();
        var anne = await story.OperatorLoggedIn();
        var bo = await story.Citizen();

        var answer = await anne.Press(
            "/operate/staff",
            "/operate/staff/operator",
            ("user-id", bo.Person.UserId),
            ("because", because)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(0, (await Count(story, ["operator_draft"]))[0]);
    }

    private static IEnumerable<string> Pages(OperateStory story) =>
        Routes(story)
            .Where(route =>
                route.IsGet
                && !route.Pattern.Contains('{')
                && !route.Pattern.EndsWith("/back", StringComparison.Ordinal)
            )
            .Select(route => route.Pattern);

    private static IEnumerable<string> Actions(OperateStory story) =>
        Routes(story)
            .Where(route => !route.IsGet && !route.Pattern.EndsWith("/log-in", StringComparison.Ordinal))
            .Select(route => route.Pattern.Replace("{id:guid}", $"{Guid.NewGuid()}").Replace("{id}", "library"));

    private static List<(bool IsGet, string Pattern)> Routes(OperateStory story) =>
        [
            .. from route in story.Server.Parts.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            let pattern = (route as RouteEndpoint)?.RoutePattern.RawText
            let methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
            where methods is not null && pattern?.StartsWith(OperateStory.Door, StringComparison.Ordinal) is true
            select (methods.Contains("GET"), pattern),
        ];

    private static async Task<List<long>> Count(OperateStory story, string[] tables)
    {
        var counts = new List<long>();
        foreach (var table in tables)
        {
            counts.AddRange(
                await story.Server.Database.Read(session =>
                    session.QueryAll($"SELECT COUNT(*) FROM {table}", row => row.Long())
                )
            );
        }

        return counts;
    }
}
