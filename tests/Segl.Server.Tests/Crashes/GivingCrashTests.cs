using System.Buffers.Text;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.DocumentChecks;

namespace Segl.Server.Tests.Crashes;

/// <summary>The server is killed while a granted document check gives: it has given wholly or not at all.</summary>
public sealed class GivingCrashTests
{
    private const string NewPin = "918273";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_T67_a_check_gives_one_code_wholly_or_not_at_all(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var phone = await Activated(server);
        var check = await Checked(server, CheckPurpose.ActivationCode, phone);
        var path = $"/api/document-checks/{check}/activation-code";

        await server.Lose(() => phone.Ask(path, new { app = phone.App }));

        await GaveWhollyOrNotAtAll(server, "activation_code WHERE person_id = @person", Happening.ActivationCodeIssued);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_T67_an_activation_by_document_goes_on_after_a_crash_at_every_step(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        var path = await phone.Begin();
        var check = await Checked(server, CheckPurpose.ActivateHere, phone);
        await server.Crash();

        await server.Lose(() => phone.Ask($"{path}/document", new { check }));
        await GaveWhollyOrNotAtAll(server, "temporary_pin WHERE person_id = @person", Happening.TemporaryPinSent);
        if (await Left(server) > 0)
        {
            await phone.Ask($"{path}/document", new { check });
        }

        await server.Crash();
        await phone.ActivateFrom(path, server.TemporaryPin, server.Karla.Pin);
        await server.Crash();
        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
        await server.InvariantsHold(activeApps: 1);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R23_R08_T67_a_new_pin_and_the_end_of_a_freeze_are_whole_or_not_there(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var phone = await Activated(server);
        var forPin = await Checked(server, CheckPurpose.NewPin, phone);
        var pinKey = Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, NewPin));
        var statement = phone.Keys.Statement("new-pin", phone.App, await phone.Offer(new { act = "new-pin", pinKey }));
        var signed = new { statement, knowledge = new { document = forPin } };
        await server.Lose(() => phone.Send(HttpMethod.Post, $"/api/apps/{phone.App}/statements", signed, proof: false));
        await GaveWhollyOrNotAtAll(server, "journal WHERE person_id = @person AND what = 'PinChanged'", null);
        var pin = await Left(server) > 0 ? server.Karla.Pin : NewPin;

        await phone.Sign("freeze", await phone.Offer(new { act = "freeze" }), pin);
        var check = await Checked(server, CheckPurpose.EndFreeze, phone);
        await server.Lose(() => phone.Ask($"/api/document-checks/{check}/end-freeze", new { app = phone.App }));

        await GaveWhollyOrNotAtAll(
            server,
            "person WHERE person_id = @person AND frozen_at IS NULL",
            Happening.FreezeEnded
        );
    }

    private static async Task<ScriptedPhone> Activated(CrashingServer server)
    {
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        await phone.Activate(server.Karla.UserId, await server.ActivationCode(), server.TemporaryPin, server.Karla.Pin);
        return phone;
    }

    private static Task<Guid> Checked(CrashingServer server, CheckPurpose purpose, ScriptedPhone phone) =>
        GivingStory.Checked(server.Database, purpose, phone, server.Karla.Id, DateTimeOffset.UtcNow);

    // The granted check that has not given.
    private static Task<long> Left(CrashingServer server) =>
        server.Count("SELECT count(*) FROM document_check WHERE step = 'Granted' AND holder_id = @person");

    // What was given is there once, with its line in the journal and its notice, if and only if the check is used up.
    private static async Task GaveWhollyOrNotAtAll(CrashingServer server, string given, Happening? what)
    {
        var gave = 1 - await Left(server);
        Assert.Equal(gave, await server.Count($"SELECT count(*) FROM {given}"));
        if (what is { } line)
        {
            Assert.Equal(
                gave,
                await server.Count($"SELECT count(*) FROM journal WHERE person_id = @person AND what = '{line}'")
            );
            Assert.Equal(
                gave > 0,
                await server.Count($"SELECT count(*) FROM notice WHERE person_id = @person AND what = '{line}'") > 0
            );
        }
    }
}
