using Segl.Server.Notices.Channels;

namespace Segl.Server.Tests.Notices;

public sealed class SmsGatewayTests : IAsyncLifetime
{
    private const string Number = "+4520304050";

    private Kannel? kannel;

    public async ValueTask InitializeAsync() => kannel = await Kannel.Start();

    public ValueTask DisposeAsync() => kannel!.DisposeAsync();

    [Fact]
    public async Task Kannel_delivers_danish_in_seven_bits()
    {
        const string text = "Segl: Spær på æøå ÆØÅ & 100 % + mere?";

        Assert.Equal(Delivery.Taken, await Send(text));
        Assert.Contains($"<Segl {Number} text {text}>", await kannel!.Arrived("Spær"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kannel_delivers_other_letters_in_sixteen_bits()
    {
        Assert.Equal(Delivery.Taken, await Send("Ł"));
        Assert.Contains($"<Segl {Number} ucs-2 %01A>", await kannel!.Arrived("ucs-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kannel_refuses_a_wrong_password_and_the_notice_waits() =>
        Assert.Equal(Delivery.NotNow("The SMS gateway answered 403."), await Send("Hej", password: "forkert"));

    [Fact]
    public async Task A_gateway_that_is_down_delays()
    {
        await kannel!.GoesDown();

        Assert.Equal(Delivery.NotNow("The SMS gateway could not be reached: ConnectionError."), await Send("Hej"));
    }

    private async Task<Delivery> Send(string text, string password = Kannel.Password)
    {
        using var http = SmsGateway.NewClient();
        return await new SmsGateway(http, kannel!.Settings with { Password = password }).Send(
            new SmsMessage(Number, text),
            DateTimeOffset.UnixEpoch,
            CancellationToken.None
        );
    }
}
