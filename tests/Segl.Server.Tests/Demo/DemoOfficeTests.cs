using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Demo;
using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Tests.Desk.Printing;
using Segl.Storage;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's Citizen Service: its officer, and the printer that shows its paper.</summary>
public sealed class DemoOfficeTests
{
    [Fact]
    public async Task R84_a_sheet_that_the_demos_desk_prints_lies_on_the_visitors_page_and_on_no_others()
    {
        await using var server = await TestServer.StartForStrangers();
        using var visitor = Visitor(server);
        await visitor.GetAsync("/?lang=en", TestContext.Current.CancellationToken);
        using var another = Visitor(server);
        await another.GetAsync("/?lang=en", TestContext.Current.CancellationToken);
        var citizens = server.Parts.GetRequiredService<DemoCitizens>();
        var (karla, mikkel) = (await citizens.IdOf(new(Who.Karla, 1)), await citizens.IdOf(new(Who.Mikkel, 1)));
        var (officer, desk) = await server.Database.Read(async session =>
        {
            var works = await OfficerStore.Active(session, mikkel);
            return (works, await DeskStore.Find(session, works!.DeskId));
        });

        Assert.Null(
            await server
                .Parts.GetRequiredService<Handover>()
                .PrintActivationCode(
                    new(
                        mikkel,
                        "Mikkel Holm",
                        officer!.DeskId,
                        desk!.Name,
                        desk.Zone,
                        desk.Printer,
                        "lost phone",
                        server.Clock.GetUtcNow(),
                        TestContext.Current.CancellationToken
                    ),
                    karla,
                    _ => Task.FromResult<Refusal?>(null)
                )
        );

        var paper = await visitor.GetByteArrayAsync("/demo/paper/1", TestContext.Current.CancellationToken);
        Assert.Contains("karla-hansen", await PaperText.Of(paper), StringComparison.Ordinal);
        Assert.NotEqual("", await PaperText.Code(paper));
        Assert.Contains(
            "\"papers\":1",
            await visitor.GetStringAsync("/demo/status", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        using var none = await another.GetAsync("/demo/paper/1", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static HttpClient Visitor(TestServer server) => new() { BaseAddress = new Uri(server.Address) };
}
