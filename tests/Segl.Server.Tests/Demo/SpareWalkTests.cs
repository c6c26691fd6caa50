using System.Text.RegularExpressions;
using Segl.Demo.Texts;
using Segl.Demo.Walks;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's walk to a spare: which part comes next, and that each has its sentences in both languages.</summary>
public sealed class SpareWalkTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly StoredOrder Order = new(
        Guid.NewGuid(),
        Guid.NewGuid(),
        new(DeviceKind.CodeDisplay, Now, Abroad: false, Fee: 0),
        OrderState.Sent,
        PickUp: false,
        "CD-1001",
        Now
    );

    private static readonly StoredDevice Device = new(
        Order.PersonId,
        "CD-1001",
        Order.Id,
        DeviceKind.CodeDisplay,
        "Code display",
        DeviceState.Active,
        OtpAlgorithm.HmacSha1,
        Limits.DeviceInterval,
        [],
        Now,
        null,
        DeviceClock.Unused(0, Now),
        new()
    );

    [Fact]
    public void The_walk_follows_order_post_and_device()
    {
        Assert.Equal(SparePhase.Order, SpareWalk.Next(null, null, null, Now));
        Assert.Equal(SparePhase.Post, SpareWalk.Next(Order, null, null, Now));
        Assert.Equal(SparePhase.Post, SpareWalk.Next(Order, Now.AddDays(3), null, Now.AddDays(3).AddTicks(-1)));
        Assert.Equal(SparePhase.Activate, SpareWalk.Next(Order, Now.AddDays(3), null, Now.AddDays(3)));
        Assert.Equal(SparePhase.Held, SpareWalk.Next(null, null, Device, Now));
        Assert.Equal(SparePhase.Held, SpareWalk.Next(Order, Now.AddDays(3), Device, Now));
    }

    /// <summary>R63: an order that is over is ordered anew.</summary>
    [Fact]
    public void R63_after_an_order_that_is_over_the_walk_begins_again() =>
        Assert.Equal(SparePhase.Order, SpareWalk.Next(Order, Now.AddDays(3), null, Now + Limits.OrderValid));

    [Fact]
    public void R110_each_part_has_its_sentences_in_both_languages()
    {
        var steps = Enum.GetValues<Language>()
            .Select(language => DemoTexts.In(language).SpareSteps("482915", "karla-hansen"))
            .ToList();

        Assert.Equal(steps[0].Select(step => step.Step), steps[1].Select(step => step.Step));
        Assert.All(Enum.GetNames<SparePhase>(), part => Assert.Contains(steps[0], step => step.Step == part));
        Assert.All(steps.SelectMany(one => one), step => Assert.Matches(new Regex(@"\.$|\d$"), step.Text));
    }
}
