using System.CommandLine;
using Segl.Server.Keys;

namespace Segl.Commands;

/// <summary>
/// <c>segl rotate-key-file</c>: changes the key file while nodes run, in three steps of one command: it makes the next
/// file, wraps everything by it, and with <c>--drop-old</c> lets the file before open nothing any more.
/// </summary>
internal static class RotateKeyFile
{
    private static readonly Option<bool> DropOld = new("--drop-old")
    {
        Description = "The last step: the key file before opens nothing any more.",
    };

    /// <summary>Takes the next step.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "rotate-key-file",
            "Change the key file: make the next one, wrap everything by it, drop the one before.",
            (bench, typed) => typed.GetValue(DropOld) ? End(bench) : Begin(bench)
        )
        {
            DropOld,
        };

    private static async Task<int> Begin(Workbench bench)
    {
        var next = bench.Keys.NextFile;
        if (!File.Exists(next))
        {
            KeyEncryptionKey.Make(next);
            await bench.Output.WriteLineAsync(
                $"{next} holds the next key. Copy it to the same place on every node, then type this again."
            );
            return 0;
        }

        await bench.Output.WriteLineAsync("Everything is wrapped by the next key now; this takes a while.");
        if (await Change(bench).Begin(bench.NodesLearn) is { } whyNot)
        {
            return await bench.Refuse(whyNot);
        }

        await bench.Output.WriteLineAsync(
            "Done. Both files open it. When no node is behind: segl rotate-key-file --drop-old"
        );
        return 0;
    }

    private static async Task<int> End(Workbench bench)
    {
        if (await Change(bench).End() is { } whyNot)
        {
            return await bench.Refuse(whyNot);
        }

        await bench.Output.WriteLineAsync(
            $"The key file before opens nothing any more. Put {bench.Keys.NextFile} in its place on every node."
        );
        return 0;
    }

    private static KeyFileChange Change(Workbench bench) => new(bench.Database, bench.Keys, bench.Clock);
}
