using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.App;
using Segl.Storage;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>
/// T-27: every way to a further app beside one that there is. What each asks for first (the evidence at a desk, the wait of the
/// portal, document and face, the hour and the other phone) is tested with it; here is what none of them can do without.
/// </summary>
public sealed class WaysToAnAppTests
{
    public static TheoryData<ActivatedThrough> All => [.. Enum.GetValues<ActivatedThrough>()];

    [Theory, MemberData(nameof(All))]
    public async Task T27_R34_R100_R51_each_takes_a_text_message_tells_all_channels_and_only_a_desks_app_is_free_at_once(
        ActivatedThrough through
    )
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Sqlite);
        var (server, karla) = (story.Server, story.Karla);
        var before = (await server.Journal(karla)).Count;

        var phone = await Further(story, through);

        var happened = (await server.Journal(karla)).Skip(before).ToList();
        Assert.Contains(Happening.TemporaryPinSent, happened);
        Assert.Equal(Happening.AppActivated, happened[^1]);
        Assert.Equal(6, (await server.Told(karla, Happening.AppActivated)).Count);
        Assert.Equal(
            through is ActivatedThrough.Desk ? "" : nameof(Reason.AppRestricted),
            await ReasonOf(() => phone.Offer(new { act = "start-copy" }))
        );
        var app = await server.Database.Read(session => AppStore.Find(session, phone.App));
        Assert.Equal((through, AssuranceLevel.Substantial), (app!.Through, app.Level));
    }

    private static async Task<ScriptedPhone> Further(CopyStory story, ActivatedThrough through)
    {
        var (server, karla) = (story.Server, story.Karla);
        var phone = server.NewPhone();
        switch (through)
        {
            case ActivatedThrough.Copy:
                return await story.Copy();
            case ActivatedThrough.Document:
                var path = await phone.Begin();
                var check = await GivingStory.Checked(
                    server.Database,
                    CheckPurpose.ActivateHere,
                    phone,
                    karla.Id,
                    server.Clock.GetUtcNow()
                );
                await phone.Ask($"{path}/document", new { check });
                await phone.ActivateFrom(path, () => server.TemporaryPin(karla), karla.Pin);
                return phone;
            case ActivatedThrough.Desk:
            case ActivatedThrough.Portal:
                await phone.Activate(
                    karla.UserId,
                    await server.ActivationCode(karla, through),
                    () => server.TemporaryPin(karla),
                    karla.Pin
                );
                return phone;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static async Task<string> ReasonOf(Func<Task> asked)
    {
        try
        {
            await asked();
            return "";
        }
        catch (PhoneRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
