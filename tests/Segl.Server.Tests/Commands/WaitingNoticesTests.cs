using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

public sealed class WaitingNoticesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Point_5_4_what_waits_is_listed_with_its_last_error(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var outbox = new Outbox(bench.Database);
        var texts = await outbox.TakeDue(Channel.Sms, 10, bench.Now, bench.Now.AddMinutes(2));
        var sms = texts.Single(text => text.What is Happening.Registered);
        await outbox.Settle(
            [new(sms, SentAt: null, bench.Now.AddMinutes(5), "The SMS gateway could not be reached.")],
            bench.Now
        );

        Assert.Equal(0, await bench.Type("notices"));

        Assert.Contains(
            $"{sms.Id}  2030-06-01 12:00 UTC  Sms    +4512345678  Registered  "
                + "tried 1 times, next at 2030-06-01 12:05 UTC: The SMS gateway could not be reached.",
            bench.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("App      Registered  not tried yet", bench.Output, StringComparison.Ordinal);

        await outbox.Settle([new(sms, SentAt: null, NextTryAt: null, "Given up.")], bench.Now);
        Assert.Equal(0, await bench.Type("notices"));
        Assert.DoesNotContain($"{sms.Id}", bench.Output, StringComparison.Ordinal);
    }
}
