using System.Diagnostics;
using System.Globalization;
using Segl.Passport;
using Segl.Passport.Chips;

namespace Segl.Bench;

/// <summary>What a document costs the server: the terminal's half of a reading, and the proofs.</summary>
internal static class Passports
{
    private static readonly ChipDesign Design = new() { Portrait = [.. Specimen.Jpeg, .. new byte[15_000]] };

    /// <summary>Prints readings, passive authentications and zones a second, on one thread.</summary>
    /// <param name="seconds">For each.</param>
    public static async Task Run(int seconds)
    {
        var trust = new TrustStore();
        trust.Add(Certificate.Read(Design.State.Authority()));
        var key = Mrz.TryRead(Design.Mrz, DateOnly.FromDateTime(Specimen.Now.Date), out var mrz, out _)
            ? AccessKey.From(mrz!)
            : throw new InvalidOperationException("The specimen has no zone.");

        Console.WriteLine("\n| what | a second of CPU | ms of CPU each |\n|---|--:|--:|");
        var zones = Measure(
            seconds,
            () => Mrz.TryRead(Design.Mrz, DateOnly.FromDateTime(Specimen.Now.Date), out _, out _)
        );
        Console.WriteLine($"| zones read | {zones.PerSecond:F0} | {zones.Milliseconds:F4} |");

        var files = Files(new Chip(Design));
        var passive = Measure(seconds, () => PassiveAuthentication.Verify(files, trust, new(), Specimen.Now));
        Console.WriteLine($"| passive authentications | {passive.PerSecond:F0} | {passive.Milliseconds:F2} |");
        await Readings(seconds, trust, key);
    }

    // The chip computes in the same process; its own CPU is taken off.
    private static async Task Readings(int seconds, TrustStore trust, AccessKey key)
    {
        foreach (var hasExtendedLength in new[] { false, true })
        {
            var (spent, readings, commands, bytes) = (TimeSpan.Zero, 0, 0, 0L);
            var until = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < until)
            {
                var (chip, inChip) = (new Chip(Design), TimeSpan.Zero);
                var session = new ChipSession(
                    async (command, ct) =>
                    {
                        var started = Cpu();
                        var answer = await chip.Exchange(command, ct);
                        inChip += Cpu() - started;
                        return answer;
                    },
                    hasExtendedLength
                );
                var begun = Cpu();
                var verdict = await new PassportReader(trust, new()).Read(session, key, Specimen.Now, default);
                spent += Cpu() - begun - inChip;
                _ = verdict as PassportVerdict.Authentic ?? throw new InvalidOperationException(verdict.ToString());
                (readings, commands, bytes) = (readings + 1, session.Commands, session.Bytes);
            }
            var name = hasExtendedLength ? "extended" : "short";
            var milliseconds = spent.TotalMilliseconds / readings;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| readings, {name} lengths: {commands} commands, {bytes} bytes | | {milliseconds:F1} |"
                )
            );
        }
    }

    private static (double PerSecond, double Milliseconds) Measure(int seconds, Action once)
    {
        once();
        var (count, began, started) = (0L, Cpu(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
        {
            once();
            count++;
        }
        var spent = (Cpu() - began).TotalMilliseconds;
        return (count / spent * 1000, spent / count);
    }

    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;

    private static DocumentFiles Files(Chip chip) =>
        new(
            chip.Files[ElementaryFile.Sod],
            chip.Files.Where(file => file.Key is >= ElementaryFile.DataGroup1 and <= ElementaryFile.DataGroup15)
                .ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)file.Value)
        );
}
