using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo's walk through Citizen Service: the phone is lost, and an officer prints an activation code.</summary>
public sealed class DeskWalkTests
{
    private const string OfficersPin = "739154";

    [Fact]
    public async Task R31_R84_a_visitor_who_lost_the_phone_gets_a_code_at_the_desk()
    {
        await using var visit = await DemoVisit.Begin("desk");
        await LogInAsTheOfficer(visit);

        var says = await (await visit.Says("desk-find")).InnerTextAsync();
        await visit.Fill("#number", string.Concat(says.Where(char.IsAsciiDigit)));
        await visit.Fill("#because", "Lost the phone");
        await visit.Button("Find");
        await visit.Says("desk-person");
        await visit.Link("Write a document down");
        await visit.Says("desk-evidence");
        await visit.Pc.Locator("input[value=Passport]").CheckAsync();
        await visit.Fill("#last", "ABCDEF");
        foreach (var box in await visit.Pc.Locator("main input[type=checkbox]").AllAsync())
        {
            await box.CheckAsync();
        }

        await visit.Button("Write down");
        await visit.Says("desk-person");
        await visit.Link("Print an activation code");
        await visit.Says("desk-act");
        await visit.Button("Print an activation code");
        await visit.Says("user-id");
        await visit.Button("Next");
        await visit.Approve("c", OfficersPin);

        await visit.Says("printed");
        var paper = await visit.Page.Context.APIRequest.GetAsync($"{visit.Issuer}/demo/paper/1");
        Assert.Equal("%PDF", (await paper.TextAsync())[..4]);
        await visit.Press("#tab-office");
        await Assertions.Expect(visit.Page.Locator("#paper")).ToBeVisibleAsync();
        await visit.Picture("office");
    }

    private static async Task LogInAsTheOfficer(DemoVisit visit)
    {
        await visit.Says("lose");
        await visit.Press("#lose");
        await visit.Says("other");
        await visit.Press("#office");
        await visit.Says("desk-outside");
        await visit.Button("Log in with Segl");
        await visit.Says("user-id");
        await visit.Fill("#userId", "mikkel-holm");
        await visit.Button("Next");
        await visit.Approve("c", OfficersPin);
    }
}
