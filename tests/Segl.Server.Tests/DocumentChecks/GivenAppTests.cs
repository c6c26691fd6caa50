using Segl.Phone;
using Segl.Rules;
using Segl.Storage;
using static Segl.Server.Tests.DocumentChecks.GivingStory;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>An app for the person in the document, on the phone that read it (R26, R31, R75).</summary>
public sealed class GivenAppTests
{
    public enum InTheWay
    {
        Frozen,
        Ended,
        ThreeApps,
        NewNumber,
        NoNumber,
    }

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public static TheoryData<InTheWay> All => [.. Enum.GetValues<InTheWay>()];

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R34_R26_a_document_activates_an_app_for_its_person_on_an_empty_phone(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var bent = await story.Server.Register();

        var phone = await story.ActivatedByDocument(bent);

        var home = await phone.Home();
        Assert.Equal(("active", bent.UserId), (home.GetProperty("state").GetString(), Text(home, "userId")));
        Assert.False(home.TryGetProperty("restrictedUntil", out _));
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(bent, Happening.AppActivated));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R26_R75_T26_a_document_read_in_somebody_elses_app_gives_them_nothing(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var installation = new byte[16];
        var host = await story.Server.Register();
        var hosts = await story.Server.ActivatedPhone(host, installation);
        var before = await hosts.Home();

        var karlas = await story.ActivatedByDocument(story.Karla, installation);

        Assert.Equal(story.Karla.UserId, Text(await karlas.Home(), "userId"));
        var after = await hosts.Home();
        Assert.Equal(Text(before, "userId"), Text(after, "userId"));
        Assert.Single(after.GetProperty("apps").EnumerateArray());
        Assert.False(after.GetProperty("biometricsAllowed").GetBoolean());
        Assert.DoesNotContain(Happening.TemporaryPinSent, (await story.Server.Journal(host)).Skip(3));
    }

    [Fact]
    public async Task R51_R31_a_second_app_by_document_is_restricted_for_a_day()
    {
        await using var story = await Begin();

        var phone = await story.ActivatedByDocument(story.Karla);

        story.Server.Clock.Passes(Limits.NewAppRestricted - TimeSpan.FromMilliseconds(1));
        Assert.Equal(nameof(Reason.AppRestricted), await Refused(() => phone.Offer(new { act = "start-copy" })));
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await phone.Offer(new { act = "start-copy" });
    }

    [Theory, MemberData(nameof(All))]
    public async Task R08_R09_R10_R35_what_is_in_the_way_is_told_before_the_check_is_used_up(InTheWay what)
    {
        await using var story = await Begin();
        var (phone, path, check) = await story.AtDocument(story.Karla);
        await Put(story, what);

        var reason = await Refused(() => phone.Ask($"{path}/document", new { check }));

        Assert.Equal(
            what switch
            {
                InTheWay.Frozen or InTheWay.Ended => nameof(Reason.IdentityFrozen),
                InTheWay.ThreeApps => nameof(Reason.TooManyApps),
                InTheWay.NewNumber => nameof(Reason.PhoneNumberTooNew),
                InTheWay.NoNumber => nameof(Reason.PhoneNumberInvalid),
            },
            reason
        );
        var kept = await story.Server.Database.Read(session =>
            session.QueryAll("SELECT step FROM document_check", row => row.Word<CheckStep>())
        );
        Assert.Equal([CheckStep.Granted], kept);
    }

    [Fact]
    public async Task R31_a_check_activates_until_one_tick_before_its_end_once_and_for_its_key_only()
    {
        await using var story = await Begin();
        var (phone, path, check) = await story.AtDocument(story.Karla);
        story.Server.Clock.Passes(Limits.DocumentCheckGives - TimeSpan.FromMilliseconds(1));
        var other = story.Server.NewPhone();
        var others = await other.Begin();
        Assert.Equal(
            nameof(Reason.DocumentCheckOver),
            await Refused(() => other.Ask($"{others}/document", new { check }))
        );
        Assert.Equal(
            nameof(Reason.DocumentCheckOver),
            await Refused(() => phone.Ask($"{path}/document", new { check = Guid.NewGuid() }))
        );

        await phone.Ask($"{path}/document", new { check });

        Assert.Equal(
            nameof(Reason.ActivationOutOfOrder),
            await Refused(() => phone.Ask($"{path}/document", new { check }))
        );
    }

    [Fact]
    public async Task R31_a_check_of_exactly_its_age_activates_nothing()
    {
        await using var story = await Begin();
        var phone = story.Server.NewPhone();
        var path = await phone.Begin();
        var now = story.Server.Clock.GetUtcNow();
        var check = await Checked(
            story.Server.Database,
            CheckPurpose.ActivateHere,
            phone,
            story.Karla.Id,
            now - Limits.DocumentCheckGives
        );

        Assert.Equal(
            nameof(Reason.DocumentCheckOver),
            await Refused(() => phone.Ask($"{path}/document", new { check }))
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R36_T25_of_50_uses_of_one_check_at_once_one_sends_a_temporary_pin(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var bent = await story.Server.Register();
        var (phone, path, check) = await story.AtDocument(bent);

        var granted = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => IsGranted(phone, $"{path}/document", check)))
        );

        Assert.Single(granted, true);
        Assert.Single(await story.Server.Journal(bent), Happening.TemporaryPinSent);
    }

    [Fact]
    public async Task R37_a_freeze_that_has_ended_again_ended_the_check()
    {
        await using var story = await Begin();
        var (phone, path, check) = await story.AtDocument(story.Karla);
        await story.Freeze();
        await story.EndFreezeAtDesk();

        Assert.Equal(
            nameof(Reason.DocumentCheckOver),
            await Refused(() => phone.Ask($"{path}/document", new { check }))
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R37_T76_an_activation_by_document_does_not_go_on_after_a_freeze_that_has_ended(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var (phone, path, check) = await story.AtDocument(story.Karla);
        await phone.Ask($"{path}/document", new { check });
        await phone.Ask($"{path}/temporary-pin", new { temporaryPin = await story.Server.TemporaryPin(story.Karla) });
        await story.Freeze();
        await story.EndFreezeAtDesk();

        Assert.Equal(
            nameof(Reason.ActivationOver),
            await Refused(() =>
                phone.Ask($"{path}/pin", new { pinKey = Convert.ToBase64String(new byte[32]).TrimEnd('=') })
            )
        );
    }

    private static async Task Put(GivingStory story, InTheWay what)
    {
        switch (what)
        {
            case InTheWay.Frozen:
                await story.Freeze();
                break;
            case InTheWay.Ended:
                await Change(story, change => Erasures.EndIdentity(change, "test", null));
                break;
            case InTheWay.ThreeApps:
                await story.Server.ActivatedPhone(story.Karla);
                await story.Server.ActivatedPhone(story.Karla);
                break;
            case InTheWay.NewNumber:
                await Change(story, change => SetPhone(change, "+4587654321"));
                break;
            case InTheWay.NoNumber:
                await Change(story, change => SetPhone(change, null));
                break;
        }
    }

    private static Task<bool> SetPhone(PersonChange change, string? phone)
    {
        change.Save(change.Person with { Phone = phone, PhoneChangedAt = change.Now });
        return Task.FromResult(true);
    }

    private static Task<bool> Change(GivingStory story, Func<PersonChange, Task<bool>> change) =>
        story.Server.People.Change(story.Karla.Id, story.Server.Clock.GetUtcNow(), change);

    private static async Task<bool> IsGranted(ScriptedPhone phone, string path, Guid check)
    {
        try
        {
            await phone.Ask(path, new { check });
            return true;
        }
        catch (PhoneRefusedException)
        {
            return false;
        }
    }

    private static string? Text(System.Text.Json.JsonElement home, string name) => home.GetProperty(name).GetString();
}
