using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Persons;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.My;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>
/// What was begun and is ended: nothing of it goes on, also not once a freeze is over, and its codes and temporary PINs are
/// used up. For copies, see <see cref="CeremonyOverTests"/>.
/// </summary>
public sealed class BegunEndsTests
{
    public enum End
    {
        FrozenForAWhile,
        NumberChanged,
        NewerCode,
        Expired,
        IdentityEnded,
    }

    public enum Reached
    {
        CodeHad,
        CodeTyped,
        TemporaryPinTyped,
        PinChosen,
    }

    public static MatrixTheoryData<End, Reached, DatabaseKind> All =>
        new(Enum.GetValues<End>(), Enum.GetValues<Reached>(), Enum.GetValues<DatabaseKind>());

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(All))]
    public async Task R32_R35_R37_T76_no_activation_by_code_goes_on_after_its_end(
        End end,
        Reached reached,
        DatabaseKind kind
    )
    {
        await using var story = await CopyStory.Begin(kind);
        var app = story.Server.NewPhone();
        var path = await app.Begin();
        var next = await Reach(story, app, path, reached);
        var apps = await story.Count("app", "state = 'Active'");

        await Bring(end, story);

        using var answer = await next();
        Assert.False(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Karla", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Segl-Answer"));
        Assert.Equal(apps, await story.Count("app", "state = 'Active'"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R37_T76_a_freeze_uses_up_all_codes_and_temporary_pins_and_ends_the_waits(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Server.ActivationCode(story.Karla);
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change => NewPins.Send(change, story.OldApp.App, story.Server.Codes, new { by = "test" })
        );

        await story.Type("freeze", "--user-id", story.Karla.UserId);
        await story.Type("unfreeze", "--user-id", story.Karla.UserId);

        foreach (var table in (string[])["activation_code", "temporary_pin", "portal_wait", "contact_change"])
        {
            Assert.Equal(0, await story.Count(table, "1 = 1"));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R37_T76_a_new_number_is_not_proven_after_a_freeze_or_the_end_of_an_app(DatabaseKind kind)
    {
        foreach (var ends in (Func<MyStory, ScriptedPhone, Task>[])[FreezeForAWhile, BlockOther])
        {
            await using var story = await MyStory.LoggedIn(kind);
            var other = await story.Server.ActivatedPhone(story.Karla);
            await story.Press("/my/profile/phone", "/my/profile/phone", ("address", "87654321"));
            var code = await story.ContactCode();
            await ends(story, other);
            if (!await story.IsIn())
            {
                await story.LogIn();
            }

            var answer = await story.Press("/my/profile", "/my/profile/phone/code", ("code", code));

            Assert.NotEqual(HttpStatusCode.SeeOther, answer.Status);
            Assert.NotEqual("+4587654321", (await story.Server.People.Find(story.Karla.Id))!.Phone);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R37_T76_nothing_is_packed_sent_or_proven_while_the_identity_is_frozen(DatabaseKind kind)
    {
        await using var story = await DeviceStory.Begin(kind);
        var order = DeviceStory.Given(await story.Order());
        Assert.True(await Freeze(story, on: true));
        Assert.Equal(Reason.IdentityFrozen, DeviceStory.WhyNot(await story.Pack(order, "SE-000000")));
        Assert.True(await Freeze(story, on: false));
        DeviceStory.Given(await story.Pack(order, "SE-000000"));
        Assert.True(await Freeze(story, on: true));
        Assert.Equal(Reason.IdentityFrozen, DeviceStory.WhyNot(await story.Send(order)));
        var codes = await story.Codes();
        Assert.Equal(Reason.IdentityFrozen, DeviceStory.WhyNot(await story.Prove("SE-000000", codes)));
        Assert.True(await Freeze(story, on: false));
        DeviceStory.Given(await story.Send(order));
        DeviceStory.Given(await story.Prove("SE-000000", codes));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_R37_T76_what_a_cloned_app_asked_for_in_the_portal_is_stopped(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await story.Press("/my/activation-code", "/my/activation-code/ask");
        var clone = new ScriptedPhone(
            story.Server.NewClient(),
            TestServer.Origin,
            story.Phone.Keys,
            story.Phone.App,
            story.Phone.LastAnswer!
        );
        await story.Phone.Offer(new { act = "freeze" });
        await story.Phone.Offer(new { act = "freeze" });

        await Assert.ThrowsAsync<PhoneRefusedException>(() => clone.Offer(new { act = "freeze" }));

        Assert.Contains(Happening.ActivationCodeStopped, await story.Server.Journal(story.Karla));
    }

    // The next step, as the phone would take it.
    private static async Task<Func<Task<HttpResponseMessage>>> Reach(
        CopyStory story,
        ScriptedPhone app,
        string path,
        Reached reached
    )
    {
        var code = await story.Server.ActivationCode(story.Karla);
        var typed = new { userId = story.Karla.UserId, code };
        if (reached is Reached.CodeHad)
        {
            return () => app.Send(HttpMethod.Post, $"{path}/code", typed, proof: true);
        }

        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await app.Ask($"{path}/code", typed);
        var pin = new { temporaryPin = await story.Server.TemporaryPin(story.Karla) };
        if (reached is Reached.CodeTyped)
        {
            return () => app.Send(HttpMethod.Post, $"{path}/temporary-pin", pin, proof: true);
        }

        if (reached is Reached.PinChosen)
        {
            return await story.LastStep(app, path);
        }

        await app.Ask($"{path}/temporary-pin", pin);
        return () => app.Send(HttpMethod.Post, $"{path}/pin", new { pinKey = new string('A', 43) }, proof: true);
    }

    private static async Task Bring(End end, CopyStory story)
    {
        switch (end)
        {
            case End.FrozenForAWhile:
                await story.Type("freeze", "--user-id", story.Karla.UserId);
                await story.Type("unfreeze", "--user-id", story.Karla.UserId);
                break;
            case End.NumberChanged:
                await story.ChangeNumber();
                break;
            case End.NewerCode:
                await story.Server.ActivationCode(story.Karla);
                break;
            case End.Expired:
                story.Server.Clock.Passes(Limits.ActivationValid);
                break;
            case End.IdentityEnded:
                await story.Server.People.Change(
                    story.Karla.Id,
                    story.Server.Clock.GetUtcNow(),
                    change => Erasures.EndIdentity(change, "test", null)
                );
                break;
        }
    }

    private static async Task FreezeForAWhile(MyStory story, ScriptedPhone other)
    {
        await other.Sign("freeze", await other.Offer(new { act = "freeze" }), story.Karla.Pin);
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { FrozenAt = null });
                return Task.FromResult(true);
            }
        );
    }

    private static async Task BlockOther(MyStory story, ScriptedPhone other)
    {
        var third = await story.Server.ActivatedPhone(story.Karla);
        await other.Sign("block-app", await other.Offer(new { act = "block-app", app = third.App }), story.Karla.Pin);
    }

    private static Task<bool> Freeze(DeviceStory story, bool on) =>
        story.Change(change =>
        {
            change.Save(change.Person with { FrozenAt = on ? change.Now : null });
            return Task.FromResult(true);
        });
}
