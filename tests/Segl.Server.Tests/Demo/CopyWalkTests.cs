using System.Text.RegularExpressions;
using Segl.Demo.Texts;
using Segl.Demo.Walks;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's strip: which of the seed's 26 steps of copying the app comes next.</summary>
public sealed partial class CopyWalkTests
{
    private static readonly DateTimeOffset Start = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CopyCode Code = new("ticket");
    private static readonly Scanner Phone = new(Guid.NewGuid(), "key", "eb", "c", "Demo B", "");

    /// <summary>One walk as it happens: what is kept, and what both phones show.</summary>
    [Fact]
    public void Point_4_6_each_of_the_26_steps_comes_in_its_turn()
    {
        var waiting = AppCopy.Start(Guid.NewGuid(), Guid.NewGuid(), Start);
        var ready = waiting.ReadyAt;
        var showing = waiting with { Step = new CopyStep.Showing(ready + Limits.CopyQrCodeValid, Code, ready) };
        var scanned = waiting with { Step = new CopyStep.Scanned(ready + Limits.CopyNearness, Code, Phone) };
        var vouched = waiting with { Step = new CopyStep.Vouched(ready + Limits.CopyFinish, Phone, "h", 0) };
        var done = waiting with { Step = new CopyStep.Done() };
        int[] steps =
        [
            At(null, PhoneScreen.Home),
            At(null, PhoneScreen.Menu),
            At(null, PhoneScreen.Activate),
            At(null, PhoneScreen.Copy),
            At(null, PhoneScreen.Pin),
            At(null, PhoneScreen.Start),
            At(waiting, PhoneScreen.Home, now: ready - TimeSpan.FromTicks(1)),
            At(waiting, PhoneScreen.Home),
            At(waiting, PhoneScreen.Pin),
            At(waiting, PhoneScreen.Link),
            At(waiting, PhoneScreen.Asks),
            At(showing, fresh: PhoneScreen.Asleep),
            At(showing, fresh: PhoneScreen.Awake),
            At(showing, fresh: PhoneScreen.Welcome),
            At(showing, fresh: PhoneScreen.How),
            At(showing, fresh: PhoneScreen.CopyHere),
            At(showing, fresh: PhoneScreen.Link),
            At(showing, fresh: PhoneScreen.Asks),
            At(scanned),
            At(vouched, activation: ActivationStep.Started),
            At(vouched, activation: ActivationStep.CodeRight),
            At(vouched, activation: ActivationStep.TemporaryPinRight, fresh: PhoneScreen.ChoosePin),
            At(vouched, activation: ActivationStep.TemporaryPinRight, fresh: PhoneScreen.RepeatPin),
            At(done, fresh: PhoneScreen.Biometrics),
            At(done, fresh: PhoneScreen.Notifications),
            At(done, fresh: PhoneScreen.Active),
        ];

        Assert.Equal(Enumerable.Range(1, CopyWalk.Steps), steps);
        Assert.True(CopyWalk.Next(done, null, PhoneScreen.Home, PhoneScreen.Home, ready).Done);

        int At(
            AppCopy? copy,
            PhoneScreen old = PhoneScreen.Other,
            PhoneScreen fresh = PhoneScreen.Asleep,
            ActivationStep? activation = null,
            DateTimeOffset? now = null
        )
        {
            var next = CopyWalk.Next(copy, activation, old, fresh, now ?? ready);
            Assert.False(next.Done);
            return next.Step;
        }
    }

    /// <summary>What phone B shows moves nothing on as long as no code is shown, nor what phone A shows after it.</summary>
    [Fact]
    public void Point_4_6_a_phone_alone_moves_no_step_on()
    {
        var waiting = AppCopy.Start(Guid.NewGuid(), Guid.NewGuid(), Start);
        var vouched = waiting with { Step = new CopyStep.Vouched(Start + Limits.CopyFinish, Phone, "h", 0) };

        Assert.Equal(7, CopyWalk.Next(waiting, null, PhoneScreen.Pin, PhoneScreen.Scan, Start).Step);
        Assert.Equal(20, CopyWalk.Next(vouched, null, PhoneScreen.Menu, PhoneScreen.Active, Start).Step);
    }

    /// <summary>A code that expired is shown anew; a copy that was stopped or came too late begins again.</summary>
    [Fact]
    public void Point_4_6_what_expired_or_was_stopped_goes_back_to_where_it_goes_on()
    {
        var waiting = AppCopy.Start(Guid.NewGuid(), Guid.NewGuid(), Start);
        var until = waiting.ReadyAt + Limits.CopyQrCodeValid;
        var showing = waiting with { Step = new CopyStep.Showing(until, Code, waiting.ReadyAt) };
        var stopped = waiting with { Step = new CopyStep.Stopped() };

        Assert.Equal(8, CopyWalk.Next(showing, null, PhoneScreen.Other, PhoneScreen.Scan, until).Step);
        Assert.Equal(1, CopyWalk.Next(stopped, null, PhoneScreen.Home, PhoneScreen.Scan, until).Step);
        Assert.Equal(1, CopyWalk.Next(waiting, null, PhoneScreen.Home, PhoneScreen.Asleep, waiting.UsableUntil).Step);
    }

    /// <summary>The strip has a sentence for each step, and quotes the app's own words.</summary>
    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void Point_4_6_each_step_has_a_sentence_with_words_of_the_app(string language)
    {
        var texts = DemoTexts.In(language == "da" ? Language.Da : Language.En);
        var steps = texts.CopySteps("123456", "karla");
        string[] ofTheDemo = [texts.OneHour, "Allow", "Tillad"];
        var app = File.ReadAllText(Repository.File("app", "www", "texts", $"{language}.js"));

        Assert.Equal(CopyWalk.Steps, steps.Count);
        Assert.All(
            steps.SelectMany(step => Quoted().Matches(step).Select(found => found.Groups[1].Value)).Except(ofTheDemo),
            words => Assert.Contains($"'{words}'", app)
        );
    }

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();
}
