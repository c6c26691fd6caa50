using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Tests.Desk.Printing;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>T-41: every answer that an officer gets, searched for what only the citizen may see.</summary>
public sealed class DeskSecrecyTests
{
    [Fact]
    public async Task T41_no_answer_to_an_officer_holds_a_code_a_pin_a_password_or_a_seed()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var phone = await story.Server.ActivatedPhone(karla);
        var device = await Segl.Server.Tests.Login.HeldDevice.Give(story.Server, karla);
        await story.Server.People.Change(
            karla.Id,
            story.Server.Clock.GetUtcNow(),
            async change =>
            {
                var app = await AppStore.Find(change.Session, karla.Id, phone.App);
                AppStore.Save(change.Session, app! with { Pins = new(Limits.WrongPinsToBlock, null) });
                return true;
            }
        );
        var officer = await story.OfficerLoggedIn();
        await officer.Serve(karla);
        await officer.Do(DeskAct.PrintActivationCode);
        await WalkAll(story, officer);
        await officer.Do(DeskAct.SendTemporaryPin, ("app", phone.App.ToString()));
        await WalkAll(story, officer);

        var code = await PaperText.Code(story.Printer.Documents.Single());
        string[] secrets =
        [
            code,
            code.Replace(" ", "", StringComparison.Ordinal),
            await story.Server.TemporaryPin(karla),
            await device.Hash(),
            Convert.ToHexString(device.Totp.Secret.Span),
            Convert.ToBase64String(device.Totp.Secret.Span),
            "AB1234",
            karla.UserId,
            "+4512345001",
        ];
        Assert.All(secrets, secret => Assert.True(secret.Length > 5));
        Assert.Contains(officer.Browser.Seen, answer => answer.Contains("Karla 1", StringComparison.Ordinal));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(
                officer.Browser.Seen,
                answer => answer.Contains(secret, StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    // Every page of the desk that there is, as the officer who serves sees it now.
    private static async Task WalkAll(DeskStory story, OfficerAtDesk officer)
    {
        var pages =
            from source in story.Server.Parts.GetServices<EndpointDataSource>()
            from route in source.Endpoints.OfType<RouteEndpoint>()
            let pattern = route.RoutePattern.RawText
            where pattern.StartsWith("/desk", StringComparison.Ordinal) && pattern != "/desk/back"
            where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            select pattern;
        var all = pages.Distinct().ToList();
        Assert.True(all.Count > 7, $"Only {all.Count} pages were found.");
        foreach (var page in all.Concat(Enum.GetNames<DeskAct>().Select(act => $"/desk/act?act={act}")))
        {
            await officer.Browser.Open(page);
        }
    }
}
