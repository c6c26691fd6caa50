using System.Diagnostics;
using System.Globalization;

namespace Segl.Bench;

/// <summary>Many waits that end at the same instant: how long until every owner is notified by SMS and push
/// (R41).</summary>
internal static class DueCopies
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        UntilDue = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5),
        Settle = TimeSpan.FromSeconds(5);

    /// <summary>Makes copies fall due, and prints when the last notice was delivered to gateway and push
    /// service.</summary>
    public static async Task Run(int copies)
    {
        await using var sink = await Sink.Open();
        DateTimeOffset due = default;
        await using var segl = await SeglContender.Start(
            postgres: true,
            name: null,
            sink.Settings,
            async database =>
            {
                await Population.Grow(database, SeglContender.Citizens + copies);
                await SeededCopies.Subscribe(database, $"http://127.0.0.1:{sink.Port}/push/");
                due = DateTimeOffset.UtcNow + UntilDue;
                await SeededCopies.Add(database, copies, due - Hour, TimeSpan.Zero);
            }
        );
        var wait = due - DateTimeOffset.UtcNow - TimeSpan.FromSeconds(1);
        if (wait < TimeSpan.Zero)
            throw new InvalidOperationException("The machine is too slow: they are due already.");
        await Task.Delay(wait);
        var (server, database) = (segl.Server.CpuMs, segl.Database!.CpuMs);
        // Earlier notices, such as those about the registration of the 256, are not counted.
        var (oldTexts, oldPushes) = (sink.Texts, sink.Pushes);
        var (first, texts, pushes) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        while ((texts == default || pushes == default) && clock.Elapsed < Patience)
        {
            await Task.Delay(20);
            var since = DateTimeOffset.UtcNow - due;
            if (first == default && sink.Texts > oldTexts)
                first = since;
            if (texts == default && sink.Texts >= oldTexts + copies)
                texts = since;
            if (pushes == default && sink.Pushes >= oldPushes + copies)
                pushes = since;
        }

        await Task.Delay(Settle);
        var cpu = ((segl.Server.CpuMs - server) / copies, (segl.Database.CpuMs - database) / copies);
        if (texts == default || pushes == default)
            Console.Error.WriteLine(segl.Server.Said);
        Console.WriteLine(
            "\n| hours that end at once | first SMS s | last SMS s | last push s | SMS | pushes "
                + "| CPU ms each, server | database |\n|--:|--:|--:|--:|--:|--:|--:|--:|"
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {copies} | {first.TotalSeconds:F1} | {texts.TotalSeconds:F1} | {pushes.TotalSeconds:F1} "
            )
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {sink.Texts - oldTexts} | {sink.Pushes - oldPushes} | {cpu.Item1:F2} | {cpu.Item2:F2} |"
                )
        );
    }
}
