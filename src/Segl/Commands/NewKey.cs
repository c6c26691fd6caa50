using System.CommandLine;
using Segl.Server.Keys;

namespace Segl.Commands;

/// <summary>
/// <c>segl new-key</c>: creates the configured key file. Every secret depends on it: keep a separate copy.
/// </summary>
internal static class NewKey
{
    /// <summary>Creates the file; an existing one is never overwritten.</summary>
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
