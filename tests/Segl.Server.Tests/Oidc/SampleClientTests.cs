using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Segl.Client;
using Segl.Rules;

namespace Segl.Server.Tests.Oidc;

/// <summary>The client class of the C# sample, which our own doors use too, logs in by both profiles.</summary>
public sealed class SampleClientTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_sample_client_logs_in(bool strict)
    {
        await using var story = await Story.Start();
        var party = strict ? story.Strict : story.Plain;
        var client = ClientOf(story, party);

        var login = await LogIn(story, party, client);

        Assert.Equal(43, login.Subject.Length);
        Assert.Equal("https://data.gov.dk/concept/core/nsis/Substantial", login.Level);
        Assert.Equal(story.Now.ToUnixTimeSeconds(), login.LoggedInAt.ToUnixTimeSeconds());
        var person = await client.UserInfo(login);
        Assert.StartsWith("Karla", person.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("1990-02-01", person.GetProperty("birthdate").GetString());
    }

    [Fact]
    public async Task What_the_app_shows_is_what_a_strict_client_pushed()
    {
        await using var story = await Story.Start();
        var (address, _) = await ClientOf(story, story.Strict)
            .Begin(new(Action: "Pay", Text: "120 kr. to the library"));

        using var atLogin = await story.Server.NewClient().GetAsync(address);
        var page = await story.Server.NewClient().GetAsync(atLogin.Headers.Location);

        Assert.Equal(System.Net.HttpStatusCode.SeeOther, atLogin.StatusCode);
        // Another browser sees nothing of it (R90).
        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("state", "another")]
    [InlineData("iss", "https://other.example")]
    [InlineData("code", "AAAA")]
    [InlineData("error", "access_denied")]
    public async Task T63_an_answer_that_does_not_fit_is_not_believed(string bent, string value)
    {
        await using var story = await Story.Start();
        var client = ClientOf(story, story.Plain);
        var (address, attempt) = await client.Begin(new());
        var back = await story.Plain.Approve(await story.Server.NewClient().GetAsync(address), story.Citizen);

        await Assert.ThrowsAsync<SeglException>(() =>
            client.Finish(attempt, name => name == bent ? value : RelyingParty.Of(back, name))
        );
    }

    [Theory]
    [InlineData(null, "Low", false)]
    [InlineData("Substantial", "Low", false)]
    [InlineData("https://data.gov.dk/concept/core/nsis/Substantial", "Low", false)]
    [InlineData("Low", "Low", true)]
    public async Task Point_1_9_a_login_of_a_lower_level_than_asked_for_is_refused(
        string? asked,
        string inTheAddress,
        bool believed
    )
    {
        await using var story = await Story.Start();
        var low = await story.Server.Register(AssuranceLevel.Low);
        await story.Server.ActivatedPhone(low);
        var client = ClientOf(story, story.Plain);
        var (address, attempt) = await client.Begin(new(Level: asked));
        var changed = Regex.Replace(address, "&acr_values=[^&]*", "") + $"&acr_values={inTheAddress}";
        var back = await story.Plain.Approve(await story.Server.NewClient().GetAsync(changed), low);

        var finishing = client.Finish(attempt, name => RelyingParty.Of(back, name));

        if (believed)
        {
            Assert.Equal("Low", (await finishing).Level);
        }
        else
        {
            Assert.Contains("acr", (await Assert.ThrowsAsync<SeglException>(() => finishing)).Message);
        }
    }

    [Theory]
    [InlineData("Substantial", "https://data.gov.dk/concept/core/nsis/Low", true)]
    [InlineData("https://data.gov.dk/concept/core/nsis/High", "Substantial", true)]
    [InlineData("Low", "Substantial", false)]
    [InlineData("Higher", "Low", false)]
    [InlineData("Low", "Lowest", false)]
    public void R96_a_level_reaches_those_below_it(string level, string asked, bool reaches) =>
        Assert.Equal(reaches, SeglLevels.Reaches(level, asked));

    private static async Task<SeglLogin> LogIn(Story story, RelyingParty party, SeglClient client)
    {
        var (address, attempt) = await client.Begin(new());
        var back = await party.Approve(await story.Server.NewClient().GetAsync(address), story.Citizen);
        return await client.Finish(attempt, name => RelyingParty.Of(back, name));
    }

    private static SeglClient ClientOf(Story story, RelyingParty party) =>
        new(
            new(
                TestServer.Origin,
                party.ClientId,
                RelyingParty.Redirect,
                party.Secret,
                party.Secret is null ? party.Key : null
            ),
            story.Server.NewClient(),
            story.Server.Clock
        );
}
