using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl device</c>: the operator sees a device's drift and resets it.</summary>
public sealed class DeviceCommandTests
{
    private static readonly DateTimeOffset Spring = new(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly DeviceClock Late = new(
        LastStep: 63_000_000,
        Base: -12,
        BaseAt: Spring,
        Learned: -13,
        Highest: -12,
        HighestAt: Spring
    );

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R65_drift_is_seen_and_reset_and_what_was_used_stays_used(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var person = await bench.Person();
        await Give(bench, person);

        Assert.Equal(0, await bench.Type("device", " se-000123"));
        Assert.Contains("user ID\tanne5", bench.Output);
        Assert.Contains("drift in steps\t-13", bench.Output);
        Assert.Contains("at the last synchronisation\t-12, 2030-03-01", bench.Output);
        Assert.Contains("wrong codes in a row\t2", bench.Output);

        Assert.Equal(0, await bench.Type("device", "SE-000123", "--reset-drift"));
        Assert.Contains("drift in steps\t0", bench.Output);
        var device = await bench.Database.Read(session => DeviceStore.Find(session, person.Id, "SE-000123"));
        Assert.Equal(new(63_000_000, 0, bench.Now, 0, 0, bench.Now), device!.Clock);
        Assert.Equal(2, device.Codes.Wrong);
        Assert.Equal("DeviceSynchronised", (await bench.Happened(person.Id))[^1]);

        Assert.Equal(1, await bench.Type("device", "SE-000124"));
        Assert.Contains("No citizen has a device with this serial", bench.Errors);
    }

    private static Task<bool> Give(TestBench bench, Person person) =>
        new People(bench.Database).Change(
            person.Id,
            bench.Now,
            change =>
            {
                DeviceStore.Add(
                    change.Session,
                    new(
                        person.Id,
                        "SE-000123",
                        null,
                        DeviceKind.CodeDisplay,
                        "my display",
                        DeviceState.Active,
                        OtpAlgorithm.HmacSha1,
                        Limits.DeviceInterval,
                        bench.Keys.Wrap(new byte[20], WrappedPlace.HeldDeviceSeed(person.Id, "SE-000123")),
                        Spring,
                        null,
                        Late,
                        new(2)
                    )
                );
                return Task.FromResult(true);
            }
        );
}
