using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Pushed requests (RFC 9126) and signed request objects (RFC 9101).</summary>
public sealed class PushedAuthorizationTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R93_text_and_action_are_taken_from_a_pushed_request(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);

        var answer = await story.Strict.PushAndAuthorize(
            ("segl_action", "Pay"),
            ("segl_text", "120 kr. to the library")
        );

        var request = AuthorizeTests.RequestOf(story, answer);
        Assert.Equal("Pay", request.Action);
        Assert.Equal("120 kr. to the library", request.Text);
        Assert.Equal(43, request.DpopThumbprint!.Length);
    }

    [Theory]
    [InlineData("segl_text", "a\u202Eb")]
    [InlineData("segl_text", "a\nb")]
    [InlineData("segl_action", "a\u0000b")]
    public async Task R93_T62_control_and_direction_characters_are_refused(string name, string value)
    {
        await using var story = await Story.Start();

        await IsError(await story.Strict.Push((name, value)), "invalid_request");
        await IsError(await story.Strict.Push(("segl_text", new string('x', 131))), "invalid_request");
        Assert.Equal(HttpStatusCode.Created, (await story.Strict.Push(("segl_text", new string('x', 130)))).StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_2_a_page_that_is_loaded_again_is_there_again(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var address = AddressOf(story, await Json(await story.Strict.Push()));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => story.Strict.Visit(address)))
        );

        Assert.All(answers, answer => Assert.True(AuthorizeTests.StartsALogin(answer)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_2_of_50_browsers_that_begin_a_pushed_request_at_once_one_does(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var address = AddressOf(story, await Json(await story.Strict.Push()));
        var pages = new List<(LoginBrowser Browser, Guid Login)>();
        for (var i = 0; i < 50; i++)
        {
            var browser = new LoginBrowser(story.Server);
            pages.Add((browser, await browser.Authorize(PathOf(address))));
        }

        var begun = await Task.WhenAll(
            pages.Select(page => Task.Run(() => page.Browser.TypeUserId(page.Login, story.Citizen.UserId)))
        );

        Assert.Single(begun, answer => answer.Status is HttpStatusCode.SeeOther);
        Assert.Equal(49, begun.Count(answer => answer.Status is HttpStatusCode.Gone));
        var again = await story.Strict.Visit(address);
        Assert.False(AuthorizeTests.StartsALogin(again));
    }

    [Fact]
    public async Task Point_2_2_a_pushed_request_may_begin_as_long_as_its_page_lives()
    {
        await using var story = await Story.Start();
        var address = AddressOf(story, await Json(await story.Strict.Push()));
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Authorize(PathOf(address));
        story.Server.Clock.Passes(TimeSpan.FromMinutes(4));

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.TypeUserId(login, story.Citizen.UserId)).Status);
        // Another user ID is the same login.
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.TypeUserId(login, "somebody")).Status);
    }

    /// <summary>RFC 9126 section 4: once, also where the second page waited, expired and began again meanwhile.</summary>
    [Fact]
    public async Task T63_a_pushed_request_begins_once_also_after_what_is_over_was_tidied_away()
    {
        await using var story = await Story.Start();
        var address = AddressOf(story, await Json(await story.Strict.Push()));
        var (first, second) = (new LoginBrowser(story.Server), new LoginBrowser(story.Server));
        var (begun, late) = (await first.Authorize(PathOf(address)), await second.Authorize(PathOf(address)));
        Assert.Equal(HttpStatusCode.SeeOther, (await first.TypeUserId(begun, story.Citizen.UserId)).Status);

        for (var end = story.Now + (Limits.PushedRequestBegins * 2); story.Now < end; )
        {
            story.Server.Clock.Passes(Limits.LoginValid);
            await new Housekeeping(story.Server.Database).Tidy(story.Now);
            late = Guid.Parse((await second.Press(late, "again")).Location!.Split('/')[^1]);
            Assert.Equal(HttpStatusCode.Gone, (await second.TypeUserId(late, story.Citizen.UserId)).Status);
        }
    }

    [Theory]
    [InlineData(59_999, HttpStatusCode.SeeOther)]
    [InlineData(60_000, HttpStatusCode.BadRequest)]
    public async Task A_pushed_request_lives_60_seconds(int milliseconds, HttpStatusCode expected)
    {
        await using var story = await Story.Start();
        var pushed = await Json(await story.Strict.Push());
        Assert.Equal(60, pushed.GetProperty("expires_in").GetInt32());

        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(milliseconds));
        var answer = await story.Strict.Visit(
            new()
            {
                ["client_id"] = story.Strict.ClientId,
                ["request_uri"] = pushed.GetProperty("request_uri").GetString()!,
            }
        );

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Another_client_cannot_pick_it_up_and_leaves_it_where_it_is()
    {
        await using var story = await Story.Start();
        var reference = (await Json(await story.Strict.Push())).GetProperty("request_uri").GetString()!;

        var foreign = await story.Plain.Visit(
            new() { ["client_id"] = story.Plain.ClientId, ["request_uri"] = reference }
        );
        var own = await story.Strict.Visit(
            new() { ["client_id"] = story.Strict.ClientId, ["request_uri"] = reference }
        );

        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:x", "invalid_request")]
    [InlineData("dpop_jkt", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "invalid_dpop_proof")]
    public async Task A_request_that_is_wrong_is_refused_when_it_is_pushed(string name, string? value, string error)
    {
        await using var story = await Story.Start();

        await IsError(await story.Strict.Push((name, value)), error);
    }

    [Fact]
    public async Task R93_a_signed_request_object_brings_text_past_the_browser()
    {
        await using var story = await Story.Start();
        var signing = await Signing(story);
        var requestObject = signing.RequestObject(("segl_text", "Sign the lease"), ("max_age", 60));

        var answer = await signing.Visit(new() { ["client_id"] = signing.ClientId, ["request"] = requestObject });

        Assert.Equal("Sign the lease", AuthorizeTests.RequestOf(story, answer).Text);
    }

    [Fact]
    public async Task A_pushed_request_object_counts_alone()
    {
        await using var story = await Story.Start();

        var pushed = await Json(
            await story.Strict.Push(
                ("request", story.Strict.RequestObject(("segl_text", "inside"))),
                ("segl_text", "outside")
            )
        );
        var answer = await story.Strict.Visit(
            new()
            {
                ["client_id"] = story.Strict.ClientId,
                ["request_uri"] = pushed.GetProperty("request_uri").GetString()!,
            }
        );

        Assert.Equal("inside", AuthorizeTests.RequestOf(story, answer).Text);
    }

    [Theory]
    [InlineData("iss", "somebody")]
    [InlineData("aud", "https://other.example")]
    [InlineData("exp", 1)]
    [InlineData("exp", null)]
    [InlineData("nbf", 9_000_000_000)]
    [InlineData("client_id", "somebody")]
    [InlineData("request", "another")]
    public async Task T63_a_request_object_that_is_bent_is_refused(string name, object? value)
    {
        await using var story = await Story.Start();

        await IsError(
            await story.Strict.Push(("request", story.Strict.RequestObject((name, value)))),
            "invalid_request_object"
        );
    }

    [Fact]
    public async Task T63_a_request_object_by_another_key_or_none_is_refused()
    {
        await using var story = await Story.Start();
        var stranger = story.Strict.With(
            otherKey: System.Security.Cryptography.ECDsa.Create(
                System.Security.Cryptography.ECCurve.NamedCurves.nistP256
            )
        );
        var signed = story.Strict.RequestObject();
        var none = $"eyJhbGciOiJub25lIn0.{signed.Split('.')[1]}.";

        await IsError(await story.Strict.Push(("request", stranger.RequestObject())), "invalid_request_object");
        await IsError(await story.Strict.Push(("request", none)), "invalid_request_object");
    }

    private static Dictionary<string, string> AddressOf(Story story, System.Text.Json.JsonElement pushed) =>
        new()
        {
            ["client_id"] = story.Strict.ClientId,
            ["request_uri"] = pushed.GetProperty("request_uri").GetString()!,
        };

    private static string PathOf(Dictionary<string, string> address) =>
        "/authorize?" + string.Join('&', address.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));

    private static Task<RelyingParty> Signing(Story story) =>
        Plain(story.Server, ("token_endpoint_auth_method", "private_key_jwt"), ("jwks", "its own"));
}
