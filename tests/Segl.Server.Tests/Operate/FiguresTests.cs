using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Segl.Server.Configuration;
using Segl.Server.Operate;
using Segl.Server.Operate.Figures;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>The figures of the day, how it is going, and the settings, as an operator sees them.</summary>
public sealed class FiguresTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_figures_are_counted_as_things_happen_and_added_up_by_the_hour(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var keeper = story.Server.Parts.GetRequiredService<FigureKeeper>();
        var anne = await story.OperatorLoggedIn();
        await keeper.WriteDown(story.Server.Clock.GetUtcNow());
        await anne.LogIn();
        Metrics.OauthRefused("invalid_request");
        await keeper.WriteDown(story.Server.Clock.GetUtcNow());

        var hour = CheckpointStore.HourOf(story.Server.Clock.GetUtcNow());
        var figures = (await story.Server.Database.Read(session => FigureStore.From(session, hour))).ToDictionary(
            one => one.Figure,
            one => one.Number
        );
        Assert.Equal((2, 1), (figures[Figure.Logins], figures[Figure.Activations]));
        // Other servers of the tests refuse, too.
        Assert.True(figures[Figure.Refusals] > 0);
        var page = (await anne.Browser.Open("/operate?lang=en")).Body;
        Assert.Matches(new Regex("Logins</h3>\\s*<p class=\"number\">2</p>"), page);
        Assert.Equal(Enum.GetValues<Figure>().Length, Regex.Count(page, "<svg class=\"chart\""));
        Assert.DoesNotContain("style=", page);
    }

    [Fact]
    public void R88_a_chart_has_a_bar_for_every_number_and_the_highest_is_the_whole_height()
    {
        var bars = Regex.Matches($"{Chart.Of([0, 5, 10])}", "height=\"(\\d+)\"/>").Select(bar => bar.Groups[1].Value);

        Assert.Equal(["1", "24", "48"], bars);
    }

    [Fact]
    public async Task R88_settings_are_shown_with_their_source_and_no_secret()
    {
        await using var story = await OperateStory.Begin();
        var anne = await story.OperatorLoggedIn();

        var page = (await anne.Browser.Open("/operate/settings?lang=en")).Body;

        Assert.Contains("<code>Segl:Issuer</code>", page);
        Assert.Contains("the default", page);
    }

    [Fact]
    public void R88_every_setting_is_listed_and_a_password_is_not()
    {
        var settings = Configured();
        var shown = ShownSettings.Of(settings);

        Assert.Equal(
            typeof(Settings)
                .GetProperties()
                .Select(one => one.Name)
                .Except([nameof(Settings.Demo), nameof(Settings.Https)])
                .Order(),
            shown.Select(one => one.Name).Order()
        );
        Assert.DoesNotContain(shown, one => one.Value?.Contains("s3cret", StringComparison.Ordinal) is true);
        Assert.Contains(shown, one => one.Value == "db.example.dk:5432/segl");

        static Settings Configured() =>
            Settings.Read(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["Segl:Issuer"] = "https://id.example.dk",
                            ["Segl:KeyFile"] = "segl.key",
                            ["Segl:Database"] = "Host=db.example.dk;Username=segl;Password=s3cret;Database=segl",
                            ["Segl:Sms:Url"] = "https://sms.example.dk/cgi-bin/sendsms",
                            ["Segl:Sms:User"] = "segl",
                            ["Segl:Sms:Password"] = "s3cret",
                            ["Segl:Mail:Host"] = "mail.example.dk",
                            ["Segl:Mail:From"] = "segl@example.dk",
                            ["Segl:Mail:User"] = "segl",
                            ["Segl:Mail:Password"] = "s3cret",
                        }
                    )
                    .Build(),
                demo: false
            );
    }
}
