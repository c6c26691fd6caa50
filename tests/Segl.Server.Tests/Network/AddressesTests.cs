using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.Tests.Network;

/// <summary>What an address counts as, wherever something is counted by address; and the proxy that is not
/// trusted.</summary>
public sealed class AddressesTests
{
    private static readonly string[] Settings = ["--Logging:LogLevel:Default=Warning"];

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.7", "::ffff:192.0.2.8", false)]
    [InlineData("", "nonsense", true)]
    public void R32_an_address_counts_as_one_caller_whatever_it_is_written_as(string one, string other, bool same)
    {
        Assert.Equal(same, Addresses.Counted(one).AsSpan().SequenceEqual(Addresses.Counted(other)));
    }

    [Fact]
    public async Task R94_pushes_are_stopped_for_a_whole_network_of_ipv6()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        Assert.Equal(Source("2001:db8:1:2::1"), Source("2001:db8:1:2:a::"));
        Assert.Equal(Source("192.0.2.7"), Source("::ffff:192.0.2.7"));
        Assert.NotEqual(Source("2001:db8:1:2::1"), Source("2001:db8:1:3::1"));

        byte[] Source(string address) => PushStopSources.Of(From(address), server.Codes)[1];
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_T25_wrong_codes_count_against_a_whole_network_of_ipv6(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var code = await server.ActivationCode(karla);
        for (var n = 1; n <= Limits.WrongCodesBeforeWaiting; n++)
        {
            Assert.Equal(nameof(Reason.CodeOrUserIdWrong), await Typed($"2001:db8:1:2::{n}", "00000 00000"));
        }

        Assert.Equal(nameof(Reason.TooManyWrongCodes), await Typed("2001:db8:1:2:a::", code));
        Assert.Equal("", await Typed("2001:db8:1:3::1", code));

        async Task<string> Typed(string address, string code)
        {
            var phone = new ScriptedPhone(server.NewClient(IPAddress.Parse(address)), TestServer.Origin);
            var path = await phone.Begin();
            try
            {
                await phone.Ask($"{path}/code", new { userId = karla.UserId, code });
                return "";
            }
            catch (PhoneRefusedException no)
            {
                return no.Reason;
            }
        }
    }

    [Fact]
    public async Task Point_1_8_a_proxy_that_is_not_trusted_is_told_once_an_hour_and_at_the_start()
    {
        var log = new LogListener();
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, log, Settings);
        Assert.Single(Said(log, "Segl:TrustedProxies is empty"));
        var client = server.NewClient(IPAddress.Parse("::ffff:10.0.0.5"));

        await client.GetAsync("/api/clock");
        Assert.Empty(Said(log, "A request came through"));
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        await client.GetAsync("/api/clock");
        await client.GetAsync("/api/clock");

        var said = Assert.Single(Said(log, "A request came through 10.0.0.5,"));
        Assert.DoesNotContain('\n', said.Trim());
        server.Clock.Passes(TimeSpan.FromHours(1));
        await client.GetAsync("/api/clock");
        Assert.Equal(2, Said(log, "A request came through 10.0.0.5,").Count);
    }

    [Fact]
    public async Task Point_1_8_of_a_trusted_proxy_nothing_is_told()
    {
        var log = new LogListener();
        await using var server = await TestServer.Start(
            DatabaseKind.Sqlite,
            log,
            [.. Settings, "--Segl:TrustedProxies=::ffff:10.0.0.5"]
        );
        var client = server.NewClient(IPAddress.Parse("10.0.0.5"));
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");

        await client.GetAsync("/api/clock");

        Assert.DoesNotContain(log.Lines, line => line.Contains("TrustedProxies", StringComparison.Ordinal));
    }

    private static List<string> Said(LogListener log, string what) =>
        [.. log.Lines.Where(line => line.Contains(what, StringComparison.Ordinal))];

    private static WaitingLogin From(string address) =>
        new(new(Guid.NewGuid(), DateTimeOffset.UnixEpoch), "shop", "{}", [1], address, "");
}
