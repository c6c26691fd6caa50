using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Network;

/// <summary>Streams cost memory for minutes: nobody holds them all.</summary>
public sealed class OpenStreamsTests
{
    private readonly OpenStreams streams = new(Limits.OpenStreamsOfAnAddress);

    [Fact]
    public void R95_a_login_has_three_open_streams_and_a_closed_one_makes_room()
    {
        var login = Guid.NewGuid();
        var open = Enumerable.Range(0, 3).Select(n => streams.Open(login, [(byte)n], $"192.0.2.{n}")).ToList();
        Assert.DoesNotContain(null, open);

        Assert.Null(streams.Open(login, [9], "192.0.2.9"));
        Assert.NotNull(streams.Open(Guid.NewGuid(), [9], "192.0.2.9"));
        streams.Close(open[0]!.Value);
        Assert.NotNull(streams.Open(login, [9], "192.0.2.9"));
    }

    [Fact]
    public void R95_a_browser_has_ten_open_streams()
    {
        for (var n = 0; n < Limits.OpenStreamsOfABrowser; n++)
        {
            Assert.NotNull(streams.Open(Guid.NewGuid(), [1], $"192.0.2.{n}"));
        }

        Assert.Null(streams.Open(Guid.NewGuid(), [1], "192.0.2.99"));
        Assert.NotNull(streams.Open(Guid.NewGuid(), [2], "192.0.2.99"));
    }

    [Fact]
    public async Task R95_an_address_has_200_open_streams_also_when_600_are_asked_for_at_once()
    {
        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 600)
                .Select(n =>
                    Task.Run(() => streams.Open(Guid.NewGuid(), BitConverter.GetBytes(n), $"2001:db8:1:2::{n:x}"))
                )
        );

        Assert.InRange(asked.Count(stream => stream is not null), 1, Limits.OpenStreamsOfAnAddress);
        Assert.NotNull(streams.Open(Guid.NewGuid(), [1], "2001:db8:1:3::1"));
        foreach (var stream in asked.OfType<OpenStream>())
        {
            streams.Close(stream);
        }

        for (var n = 0; n < Limits.OpenStreamsOfAnAddress; n++)
        {
            Assert.NotNull(streams.Open(Guid.NewGuid(), BitConverter.GetBytes(n), "2001:db8:1:2::1"));
        }

        Assert.Null(streams.Open(Guid.NewGuid(), [255, 255, 255], "2001:db8:1:2::1"));
    }

    [Fact]
    public async Task R95_a_fourth_window_of_a_login_is_told_to_come_again()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait("somebody");
        var first = await browser.Events(login);
        await browser.Events(login);
        await browser.Events(login);

        Assert.Equal(HttpStatusCode.TooManyRequests, await browser.AskForEvents(login));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(login)).Status);
        first.Dispose();
        await Eventually.Is(async () => await browser.AskForEvents(login) is HttpStatusCode.OK);
    }

    [Fact]
    public async Task R95_a_fourth_question_of_an_app_is_told_to_come_again()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var ask = $"/api/apps/{phone.App}/waiting?known=false";

        var open = Enumerable.Range(0, Limits.OpenStreamsOfALogin + 1).Select(_ => Status(phone, ask)).ToList();
        var refused = await Task.WhenAny(open);
        Assert.Equal(HttpStatusCode.TooManyRequests, await refused);
        open.Remove(refused);
        Assert.DoesNotContain(open, one => one.IsCompleted);

        await new LoginBrowser(server).Wait(karla.UserId);
        Assert.All(await Task.WhenAll(open), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await Status(phone, ask));
    }

    private static async Task<HttpStatusCode> Status(ScriptedPhone phone, string path)
    {
        using var response = await phone.Send(HttpMethod.Get, path, null, proof: true);
        return response.StatusCode;
    }
}
