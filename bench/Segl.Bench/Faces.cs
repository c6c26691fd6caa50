using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Bench;

/// <summary>What a comparison of faces costs, in the program that an operator publishes and with given models.</summary>
internal static class Faces
{
    /// <summary>Prints time, CPU and memory of comparisons one after the other.</summary>
    /// <param name="program">The published <c>segl-face</c>.</param>
    /// <param name="models">The folder with <c>models.json</c>.</param>
    /// <param name="pictures">A portrait, then the pictures of a movement.</param>
    /// <param name="times">How often.</param>
    public static async Task Run(string program, string models, string[] pictures, int times)
    {
        await using var faces = new FaceProcess(new(program, models, 1), NullLogger<FaceProcess>.Instance);
        ReadOnlyMemory<byte>[] read = [.. pictures.Select(path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path))];
        var before = Ids();
        var start = Stopwatch.StartNew();
        var verdict = await Compare();
        var first = start.Elapsed;
        using var process = Process.GetProcessById(Ids().Except(before).Single());
        var cpu = process.TotalProcessorTime;
        start.Restart();
        for (var i = 0; i < times; i++)
        {
            await Compare();
        }

        var each = start.Elapsed / times;
        process.Refresh();
        cpu = (process.TotalProcessorTime - cpu) / times;
        Console.WriteLine(
            "\n| verdict | first, with the start, ms | each, ms | CPU, ms | most memory, MB |\n|---|--:|--:|--:|--:|"
        );
        Console.WriteLine(
            $"| {verdict.GetType().Name} | {first.TotalMilliseconds:F0} | {each.TotalMilliseconds:F0} "
                + $"| {cpu.TotalMilliseconds:F0} | {process.PeakWorkingSet64 >> 20} |"
        );

        ValueTask<FaceVerdict> Compare() => faces.Compare(read[0], read[1..], FaceMovement.Nod, CancellationToken.None);
    }

    private static int[] Ids() => [.. Process.GetProcessesByName("segl-face").Select(process => process.Id)];
}
