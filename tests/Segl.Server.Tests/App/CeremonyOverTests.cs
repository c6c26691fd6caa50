using System.Net;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.App;

/// <summary>
/// A ceremony that is over: whatever ended it, and wherever it stood, no step of it does anything, sends anything, or
/// tells whose it was.
/// </summary>
public sealed class CeremonyOverTests
{
    public enum Over
    {
        Stopped,
        Frozen,
        FrozenForAWhile,
        NumberChanged,
        Expired,
        OldAppBlocked,
        OldAppSuspended,
    }

    public static MatrixTheoryData<Over, DatabaseKind> All =>
        new(Enum.GetValues<Over>(), Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(All))]
    public async Task R37_R42_R45_T76_the_temporary_pin_of_a_copy_that_is_over_does_nothing(
        Over over,
        DatabaseKind kind
    )
    {
        await using var story = await CopyStory.Begin(kind);
        var (fresh, app) = await story.UntilVouched();
        await fresh.TypeUserId(story.Karla.UserId);
        var right = await story.Server.TemporaryPin(story.Karla);
        await End(over, story);
        var sent = await Sent(story);

        await Refused(() => app.Ask($"{fresh.Path}/temporary-pin/again", new { }));
        await Refused(() => app.Ask($"{fresh.Path}/temporary-pin", new { temporaryPin = "00000000" }));
        await Refused(() => app.Ask($"{fresh.Path}/temporary-pin", new { temporaryPin = right }));

        Assert.Equal(sent, await Sent(story));
    }

    [Theory, MemberData(nameof(All))]
    public async Task R37_R42_R45_T76_no_pin_is_chosen_for_a_copy_that_is_over(Over over, DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var (fresh, app) = await story.UntilVouched();
        await fresh.TypeUserId(story.Karla.UserId);
        await app.Ask(
            $"{fresh.Path}/temporary-pin",
            new { temporaryPin = await story.Server.TemporaryPin(story.Karla) }
        );
        await End(over, story);

        await Refused(() => app.Ask($"{fresh.Path}/pin", new { pinKey = new string('A', 43) }));
    }

    [Theory, MemberData(nameof(All))]
    public async Task R37_R42_R45_T76_no_app_becomes_active_by_a_copy_that_is_over(Over over, DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var last = await story.CopyUpToItsLastStep();
        await End(over, story);

        using var answer = await last();

        Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Gone or HttpStatusCode.Forbidden);
        Assert.False(answer.Headers.Contains("Segl-Answer"));
        Assert.DoesNotContain("Karla", await answer.Content.ReadAsStringAsync());
    }

    [Theory, MemberData(nameof(All))]
    public async Task R37_R42_R45_T76_a_phone_that_scanned_hears_nothing_of_a_copy_that_is_over(
        Over over,
        DatabaseKind kind
    )
    {
        await using var story = await CopyStory.Begin(kind);
        var (fresh, app) = await story.UntilVouched();
        await End(over, story);
        var sent = await Sent(story);

        await Refused(() => app.Get($"{fresh.Path}/copy"));
        await Refused(() => app.Ask($"{fresh.Path}/user-id", new { userId = story.Karla.UserId }));

        Assert.Equal(sent, await Sent(story));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R08_no_phone_scans_a_code_of_a_frozen_identity_and_none_that_scanned_goes_on(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var first = new NewPhone(story.Server.NewPhone());
        await first.Scan(story.Old.Code);
        await End(Over.Frozen, story);

        await Refused(() => first.Digits());
        using var second = new NewPhone(story.Server.NewPhone());
        await Refused(() => second.Scan(story.Old.Code));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R08_the_temporary_pin_of_an_activation_does_nothing_after_a_freeze(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var app = story.Server.NewPhone();
        var path = await app.Begin();
        var code = await story.Server.ActivationCode(story.Karla);
        await app.Ask($"{path}/code", new { userId = story.Karla.UserId, code });
        var right = await story.Server.TemporaryPin(story.Karla);
        await End(Over.Frozen, story);
        var sent = await Sent(story);

        await Refused(() => app.Ask($"{path}/temporary-pin/again", new { }));
        await Refused(() => app.Ask($"{path}/temporary-pin", new { temporaryPin = right }));

        Assert.Equal(sent, await Sent(story));
    }

    private static async Task End(Over over, CopyStory story)
    {
        switch (over)
        {
            case Over.Stopped:
                await story.Type("stop-copy", "--user-id", story.Karla.UserId);
                break;
            case Over.Frozen:
                await story.Type("freeze", "--user-id", story.Karla.UserId);
                break;
            case Over.FrozenForAWhile:
                await story.Type("freeze", "--user-id", story.Karla.UserId);
                await story.Type("unfreeze", "--user-id", story.Karla.UserId);
                break;
            case Over.NumberChanged:
                await story.ChangeNumber();
                break;
            case Over.Expired:
                story.Server.Clock.Passes(Limits.ActivationValid);
                break;
            case Over.OldAppBlocked:
                await story.Type("block-app", "--user-id", story.Karla.UserId);
                break;
            case Over.OldAppSuspended:
                await story.SuspendOldApp();
                break;
        }
    }

    private static async Task Refused(Func<Task> step)
    {
        var no = await Assert.ThrowsAsync<PhoneRefusedException>(step);
        Assert.NotEqual(HttpStatusCode.InternalServerError, no.Status);
        Assert.DoesNotContain("Karla", no.Message);
    }

    private static Task<long> Sent(CopyStory story) => story.Count("notice", "what = 'TemporaryPinSent'");
}
