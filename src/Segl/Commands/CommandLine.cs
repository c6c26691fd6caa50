using System.CommandLine;
using System.CommandLine.Invocation;
using Segl.Server.Configuration;

namespace Segl.Commands;

/// <summary>What can be typed after <c>segl</c>. One file a command: its name, its options, its help and its deed.</summary>
internal static class CommandLine
{
    // No file of options (@file), and no short option that is a heap of others: a name may begin with either sign.
    private static readonly ParserConfiguration Parser = new()
    {
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    /// <summary>Every command takes it.</summary>
    public static Option<bool> Demo { get; } =
        new("--demo") { Recursive = true, Description = "Work with the demo, which is open to this machine alone." };

    /// <summary>All commands.</summary>
    public static RootCommand Root { get; } =
        new("Segl, an open national eID. Every command takes settings, such as --Segl:Database=segl.db.")
        {
            Demo,
            Serve.Command,
            NewKey.Command,
            Register.Command,
            Import.Command,
            IssueActivationCode.Command,
            SendTemporaryPin.Command,
            BlockApp.Command,
            Freeze.Begin,
            Freeze.End,
            SetPhone.Command,
            StopCopying.Command,
            DeadLetters.Command,
            ClientCommands.All,
            RotateKeys.Command,
            RotateKeyFile.Command,
            VerifyJournal.Command,
            AcceptAccident.Command,
            Distribute.Command,
        };

    /// <summary>Does what was typed, on the same configuration as a server, also while one runs.</summary>
    /// <returns>0 when it was done, 1 when it was refused, 2 when the words were off or a setting is wrong.</returns>
    public static Task<int> Run(string[] words)
    {
        var (settings, others) = Divide(words);
        return Run(others, new() { Settings = settings });
    }

    /// <summary>Does what was typed where the invocation says.</summary>
    public static async Task<int> Run(string[] words, Invocation invocation)
    {
        var typed = Root.Parse(words, Parser);
        if (typed.Action is ParseErrorAction)
        {
            // A word that is unknown says more than the command that is therefore missing.
            var unknown = typed.UnmatchedTokens.Count > 0 ? $"'{typed.UnmatchedTokens[0]}' is not known here." : null;
            return await Wrong(invocation, $"{unknown ?? typed.Errors[0].Message} See --help.");
        }

        try
        {
            return await typed.InvokeAsync(invocation);
        }
        catch (WrongSettingException wrong)
        {
            return await Wrong(invocation, wrong.Message);
        }
    }

    // A word with a colon in its name sets a configuration value, and may have it behind a space.
    private static (string[] Settings, string[] Others) Divide(string[] words)
    {
        var (settings, others) = (new List<string>(), new List<string>());
        for (var i = 0; i < words.Length; i++)
        {
            var isSetting = words[i].StartsWith("--", StringComparison.Ordinal) && words[i].Split('=')[0].Contains(':');
            var isHalf = isSetting && !words[i].Contains('=') && i + 1 < words.Length;
            (isSetting ? settings : others).Add(isHalf ? $"{words[i]}={words[++i]}" : words[i]);
        }

        return ([.. settings], [.. others]);
    }

    private static async Task<int> Wrong(Invocation invocation, string sentence)
    {
        await invocation.Error.WriteLineAsync($"segl: {sentence}");
        return 2;
    }
}
