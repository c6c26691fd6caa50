using System.CommandLine;
using Segl.Server.Keys;

namespace Segl.Commands;

/// <summary>
/// <c>segl new-key</c>: makes the key file that the configuration names. Every secret hangs on it: keep a copy apart.
/// </summary>
internal static class NewKey
{
    /// <summary>Makes the file; one that exists is never overwritten.</summary>
    public static Command Command { get; } = new("new-key", "Make the key file that Segl:KeyFile names.");

    static NewKey() => Command.SetAction((typed, _) => Run(typed));

    private static async Task<int> Run(ParseResult typed)
    {
        var path = Invocation.SettingsOf(typed).KeyFile;
        if (File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"segl: {path} exists already; nothing was changed.");
            return 1;
        }

        KeyEncryptionKey.Make(path);
        await Console.Out.WriteLineAsync(
            $"{path} holds the new key. Keep a copy apart: without it no secret can be opened."
        );
        return 0;
    }
}
