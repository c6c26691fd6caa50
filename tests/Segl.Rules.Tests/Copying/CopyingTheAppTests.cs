using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

/// <summary>What an app needs before it may start a copy, and what it is afterwards.</summary>
public sealed class CopyingTheAppTests
{
    [Fact]
    public void R43_a_second_start_is_refused() =>
        Assert.Equal(Reason.CopyUnderWay, CopyingTheApp.WhyNotStart(1, null, 1, anotherUnderWay: true, Noon)?.Because);

    [Fact]
    public void R50_T10_the_level_of_a_copy_is_never_above_the_old_apps()
    {
        Assert.Equal(AssuranceLevel.Low, CopyingTheApp.LevelOfCopy(AssuranceLevel.Low, AssuranceLevel.High));
        Assert.Equal(AssuranceLevel.Low, CopyingTheApp.LevelOfCopy(AssuranceLevel.Substantial, AssuranceLevel.Low));
        Assert.Equal(AssuranceLevel.Substantial, CopyingTheApp.LevelOfCopy(AssuranceLevel.High, AssuranceLevel.High));
    }

    [Fact]
    public void R51_T05_a_copied_app_is_restricted_for_24_hours_unless_it_is_the_first_or_from_a_desk()
    {
        var until = CopyingTheApp.RestrictedUntil(firstApp: false, ActivatedThrough.Copy, Noon);

        Assert.Equal(Noon.AddHours(24), until);
        Assert.Equal(
            new Refusal(Reason.AppRestricted, until),
            CopyingTheApp.WhyNotStart(1, until, 1, false, Noon.AddHours(24) - Tick)
        );
        Assert.Null(CopyingTheApp.WhyNotStart(1, until, 1, false, Noon.AddHours(24)));
        Assert.Null(CopyingTheApp.RestrictedUntil(firstApp: true, ActivatedThrough.Copy, Noon));
        Assert.Null(CopyingTheApp.RestrictedUntil(firstApp: false, ActivatedThrough.Desk, Noon));
        Assert.All(
            Enum.GetValues<ActivatedThrough>().Where(through => through is not ActivatedThrough.Desk),
            through =>
                Assert.Equal(
                    Noon + Limits.NewAppRestricted,
                    CopyingTheApp.RestrictedUntil(firstApp: false, through, Noon)
                )
        );
    }

    [Theory]
    [InlineData(0, Reason.AppTooOld)]
    [InlineData(1, null)]
    public void R52_an_older_app_is_told_to_update_first(int version, Reason? refused) =>
        Assert.Equal(refused, CopyingTheApp.WhyNotStart(version, null, 1, false, Noon)?.Because);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, Reason.TooManyApps)]
    public void R10_at_three_active_apps_the_wait_does_not_begin(int apps, Reason? refused) =>
        Assert.Equal(refused, CopyingTheApp.WhyNotStart(1, null, apps, false, Noon)?.Because);
}
