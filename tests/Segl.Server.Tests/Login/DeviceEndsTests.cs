using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>R96, R99: what a relying party gets of a login with a device, and when that ends.</summary>
public sealed class DeviceEndsTests
{
    public enum Ends
    {
        BlockedByOwner,
        BlockedByWrongCodes,
        Frozen,
        IdentityEnded,
    }

    public static MatrixTheoryData<Ends, DatabaseKind> AllEnds =>
        new(Enum.GetValues<Ends>(), Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(AllEnds))]
    public async Task R96_R99_T77_tokens_and_approvals_end_with_the_device(Ends end, DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var device = await HeldDevice.Give(story.Server, story.Citizen);
        var tokens = await Json(await story.Plain.Token(await Code(story, device)));
        var (access, refresh) = (Text(tokens, "access_token"), Text(tokens, "refresh_token"));
        var told = JsonDocument.Parse(Base64Url.DecodeFromChars(Text(tokens, "id_token").Split('.')[1])).RootElement;
        Assert.EndsWith("/Substantial", Text(told, "acr"));
        Assert.Equal(["otp", "pwd", "mfa"], told.GetProperty("amr").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.UserInfo(access)).StatusCode);
        tokens = await Json(await story.Plain.Refresh(refresh));
        story.Server.Clock.Passes(Limits.DeviceInterval);
        var open = await Code(story, device);

        await End(story, device, end);

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await story.Plain.UserInfo(Text(tokens, "access_token"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Plain.Refresh(Text(tokens, "refresh_token"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Plain.Token(open)).StatusCode);
        Assert.Equal(
            0,
            (
                await story.Server.Database.Read(session =>
                    session.QueryAll(
                        "SELECT COUNT(*) FROM login WHERE person_id = @person AND revoked_at IS NULL",
                        row => row.Long(),
                        ("person", story.Citizen.Id)
                    )
                )
            )[0]
        );
    }

    [Fact]
    public async Task R96_where_no_device_gives_the_level_no_device_is_offered_and_no_code_is_taken()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register(AssuranceLevel.High);
        var device = await HeldDevice.Give(server, karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId, LoginBrowser.Request(level: AssuranceLevel.High));

        Assert.DoesNotContain($"/login/{login}/code", (await browser.Open(login)).Body);
        Assert.Equal($"/login/{login}", (await browser.Open($"/login/{login}/code")).Location);
        Assert.Equal($"/login/{login}", (await browser.Press(login, "code", ("code", device.Code()))).Location);
        Assert.Equal(
            $"/login/{login}",
            (await browser.Press(login, "password", ("password", HeldDevice.Password))).Location
        );
        Assert.Null((await device.Stored()).LastUsedAt);
    }

    [Fact]
    public async Task R96_an_identity_of_a_lower_level_is_told_so_once_it_has_proven_itself()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register(AssuranceLevel.Low);
        var device = await HeldDevice.Give(server, karla);
        var browser = new LoginBrowser(server);

        var refused = await device.TryFrom(browser, device.Code(), HeldDevice.Password);

        Assert.False(HeldDevice.IsIn(refused));
        Assert.Contains("role=\"alert\"", (await browser.Open(refused.Location!)).Body);
        Assert.DoesNotContain("The code or the password", (await browser.Open(refused.Location!)).Body);
    }

    [Fact]
    public async Task R90_code_and_password_typed_in_another_browser_lead_nowhere()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var (karlas, others) = (new LoginBrowser(server), new LoginBrowser(server));
        var login = await karlas.Wait(karla.UserId);
        var token = await karlas.TokenOf(login);

        Assert.Equal(HttpStatusCode.NotFound, (await others.Open($"/login/{login}/code")).Status);
        var typed = await others.Post($"/login/{login}/password", ("password", HeldDevice.Password), ("token", token));
        Assert.Equal(HttpStatusCode.NotFound, typed.Status);
        await karlas.Press(login, "code", ("code", device.Code()));
        var forged = await karlas.Post($"/login/{login}/password", ("password", HeldDevice.Password), ("token", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Null((await device.Stored()).LastUsedAt);
    }

    [Fact]
    public async Task R68_an_app_that_has_claimed_the_login_loses_it_and_cannot_approve_it_any_more()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var claimed = await phone.ClaimQr(await browser.QrCode(login));

        Assert.True(HeldDevice.IsIn(await HeldDevice.Type(browser, login, device.Code(), HeldDevice.Password)));

        await Assert.ThrowsAnyAsync<Exception>(() => phone.Approve(claimed, karla.Pin));
        Assert.Single(await server.Journal(karla), what => what is Happening.LoginApproved);
        // The claim was counted (T-16), so that the app goes on as if nothing had been.
        var next = new LoginBrowser(server);
        var other = await next.Wait(karla.UserId);
        await phone.Approve(await phone.ClaimQr(await next.QrCode(other)), karla.Pin);
    }

    private static async Task<string> Code(Story story, HeldDevice device)
    {
        var browser = new LoginBrowser(story.Server, HeldDevice.FreshAddress());
        var login = await browser.Authorize(QueryHelpers.AddQueryString("/authorize", story.Plain.Request()!));
        await browser.TypeUserId(login, story.Citizen.UserId);
        var done = await HeldDevice.Type(browser, login, device.Code(), HeldDevice.Password);
        return QueryHelpers.ParseQuery(new Uri(done.Location!).Query)["code"].ToString();
    }

    private static async Task End(Story story, HeldDevice device, Ends end)
    {
        switch (end)
        {
            case Ends.BlockedByOwner:
                Assert.Null(
                    await story.Server.People.Change(
                        story.Citizen.Id,
                        story.Now,
                        change => HeldDevices.Block(change, device.Serial, lockedOut: false, "test")
                    )
                );
                break;
            case Ends.BlockedByWrongCodes:
                for (var wrong = 1; wrong <= Limits.WrongDeviceCodesToBlock; wrong++)
                {
                    Assert.False(await device.GetsIn(HeldDevice.WrongCode));
                    await device.ForgetSuspension();
                }

                break;
            case Ends.Frozen:
                await story.Freeze();
                break;
            case Ends.IdentityEnded:
                await story.Server.People.Change(
                    story.Citizen.Id,
                    story.Now,
                    change => Erasures.EndIdentity(change, "test", null)
                );
                break;
        }
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
