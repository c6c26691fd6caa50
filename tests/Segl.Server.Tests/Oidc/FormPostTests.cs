using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Server.Login;
using Segl.Server.Tests.Login;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary><c>response_mode=form_post</c>: the browser posts the answer, by a page of ours.</summary>
public sealed partial class FormPostTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Point_2_4_an_approved_login_is_posted_to_the_relying_party(bool byScript)
    {
        await using var story = await Story.Start();
        var citizen = await story.Server.Register();
        var phone = await story.Server.ActivatedPhone(citizen);
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Authorize(Address(story, ("state", "a&b=\"c\"")));
        await browser.TypeUserId(login, citizen.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), citizen.Pin);

        var answer = await Finish(browser, login, byScript);

        IsStrict(answer);
        var fields = Fields(answer.Body);
        Assert.Equal("a&b=\"c\"", fields["state"]);
        Assert.Equal(TestServer.Origin, fields["iss"]);
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Token(fields["code"])).StatusCode);
    }

    [Fact]
    public async Task Point_2_4_a_login_that_was_left_is_posted_too()
    {
        await using var story = await Story.Start();
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Authorize(Address(story));

        var answer = await browser.Press(login, "leave");

        IsStrict(answer);
        Assert.Equal("access_denied", Fields(answer.Body)["error"]);
        Assert.Equal("the state", Fields(answer.Body)["state"]);
    }

    [Theory]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("prompt", "none", "login_required")]
    public async Task Point_2_4_an_error_is_posted_too(string name, string value, string error)
    {
        await using var story = await Story.Start();

        var answer = await new LoginBrowser(story.Server).Open(Address(story, (name, value)));

        IsStrict(answer);
        Assert.Equal(error, Fields(answer.Body)["error"]);
    }

    [Fact]
    public async Task T63_Point_2_4_nobody_else_makes_the_page_post_an_answer()
    {
        await using var story = await Story.Start();
        var (mine, thief) = (new LoginBrowser(story.Server), new LoginBrowser(story.Server));
        var (login, other) = (await mine.Authorize(Address(story)), await thief.Authorize(Address(story)));
        var shown = await thief.Post($"/login/{other}/leave", ("token", await thief.TokenOf(other)), ("as", "form"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);

        // An answer of another browser or login, or one that nobody sealed, shows nothing.
        var forms = story.Server.Parts.GetRequiredService<Segl.Server.Login.Answers.AnswerForms>();
        var stolen = forms.AddressOf(other, "cookie", null, $"{Redirect}?code=stolen&iss=x").Split('?')[1];
        foreach (var query in new[] { stolen, "to=AAAA", "to=%00", "" })
        {
            var answer = await mine.Open($"/login/{login}/answer?{query}");
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        }
    }

    private static async Task<Answered> Finish(LoginBrowser browser, Guid login, bool byScript)
    {
        if (!byScript)
        {
            return await browser.Press(login, "finish");
        }

        var token = await browser.TokenOf(login);
        var led = await browser.Send(
            new(HttpMethod.Post, $"/login/{login}/finish")
            {
                Content = new FormUrlEncodedContent([new("token", token)]),
            },
            [("Accept", "application/json")]
        );
        var next = System.Text.Json.JsonDocument.Parse(led.Body).RootElement.GetProperty("next").GetString()!;
        Assert.StartsWith($"/login/{login}/answer?to=", next, StringComparison.Ordinal);
        return await browser.Open(next);
    }

    private static void IsStrict(Answered answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var policy = answer.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self';", policy);
        Assert.Contains("form-action 'self' https://rp.example;", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("no-store", answer.Response.Headers.CacheControl!.ToString());
        Assert.DoesNotMatch("<script[^>]*>[^<]", answer.Body);
        Assert.DoesNotMatch(" on[a-z]+=", answer.Body);
        Assert.Contains($"<form method=\"post\" action=\"{Redirect}\">", answer.Body);
    }

    private static Dictionary<string, string> Fields(string page) =>
        Hidden()
            .Matches(page)
            .ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));

    private static string Address(Story story, params (string Name, string? Value)[] bent) =>
        "/authorize?"
        + string.Join(
            '&',
            story
                .Plain.Request([("response_mode", "form_post"), .. bent])
                .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
        );

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
