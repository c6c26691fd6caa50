using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

public sealed class DeadLettersTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R101_the_undeliverable_are_listed_and_tried_once_more(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var outbox = new Outbox(bench.Database);
        var texts = await outbox.TakeDue(Channel.Sms, 10, bench.Now, bench.Now.AddMinutes(2));
        var sms = texts.Single(text => text.What is Happening.Registered);
        await outbox.Settle([new(sms, SentAt: null, NextTryAt: null, "The SMS gateway answered 403.")], bench.Now);

        Assert.Equal(0, await bench.Type("dead-letters"));
        Assert.Contains(
            $"{sms.Id}  2030-06-01 12:00 UTC  Sms    +4512345678  Registered  "
                + "tried 1 times: The SMS gateway answered 403.",
            bench.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("1 undeliverable.", bench.Output, StringComparison.Ordinal);

        Assert.Equal(1, await bench.Type("dead-letters", "--again", Guid.NewGuid().ToString()));
        Assert.Equal(0, await bench.Type("dead-letters", "--again", "all"));
        Assert.Equal(
            sms.Id,
            Assert.Single(await outbox.TakeDue(Channel.Sms, 9, bench.Now, bench.Now.AddMinutes(2))).Id
        );
        Assert.Equal(0, await bench.Type("dead-letters"));
        Assert.StartsWith("0 undeliverable.", bench.Output, StringComparison.Ordinal);
    }
}
