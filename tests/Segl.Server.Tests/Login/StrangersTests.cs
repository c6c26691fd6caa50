using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Oidc;

namespace Segl.Server.Tests.Login;

/// <summary>What strangers cannot do to an owner, and what an owner does without help.</summary>
public sealed class StrangersTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R95_T60_who_knows_only_the_user_id_locks_nobody_out(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        for (var stranger = 0; stranger < 120; stranger++)
        {
            await new LoginBrowser(server).Wait(karla.UserId);
        }

        for (var wrong = 0; wrong <= Limits.WrongCodesAnHour; wrong++)
        {
            await Assert.ThrowsAsync<PhoneRefusedException>(() =>
                server.NewPhone().Activate(karla.UserId, "ZZZZZ ZZZZZ", () => server.TemporaryPin(karla), "846193")
            );
        }

        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);
        var finished = await browser.Press(login, "finish");

        Assert.StartsWith("https://shop.example/back?code=", finished.Location, StringComparison.Ordinal);
        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R103_without_any_push_the_app_shows_what_waits(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        Assert.False((await phone.Home()).GetProperty("push").GetBoolean());
        Assert.False((await phone.Home()).GetProperty("waiting").GetBoolean());

        await new LoginBrowser(server).Wait(karla.UserId);

        Assert.True((await phone.Home()).GetProperty("waiting").GetBoolean());
    }

    [Fact]
    public async Task R98_after_a_login_the_next_one_needs_its_own_approval()
    {
        await using var story = await Story.Start();
        await story.Plain.Login(story.Citizen);

        var quiet = await story.Plain.Authorize(("prompt", "none"));
        var next = await story.Plain.Authorize();

        Assert.Contains("error=login_required", quiet.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, next.StatusCode);
        Assert.StartsWith("/login/", next.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
