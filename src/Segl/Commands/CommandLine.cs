using System.CommandLine;
using System.CommandLine.Invocation;
using Segl.Server.Configuration;

namespace Segl.Commands;

/// <summary>The command line of <c>segl</c>. Each command is one file with its name, options, help and
/// action.</summary>
internal static class CommandLine
{
    // No response files (@file) and no bundled short options, since a user ID or name may begin with either
    // character.
    private static readonly ParserConfiguration Parser = new()
    {
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    /// <summary>An option of every command.</summary>
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
            PCodeCommands.All,
            BlockApp.Command,
            Freeze.Begin,
            Freeze.End,
            SetPhone.Command,
            SetAddress.Command,
            StopCopying.Command,
            Export.Command,
            Erase.Command,
            WaitingNotices.Command,
            DeadLetters.Command,
            ClientCommands.All,
            OperatorCommands.All,
            OfficerCommands.All,
            DeskCommands.All,
            StockCommands.All,
            OrderCommands.All,
            DeviceCommand.Command,
            RotateKeys.Command,
            RotateKeyFile.Command,
            VerifyJournal.Command,
            AcceptAccident.Command,
            Distribute.Command,
        };

    /// <summary>Runs a command, with the same configuration as the server, also while one is running.</summary>
    /// <returns>0 on success, 1 when it was refused, 2 for a wrong command line or setting.</returns>
    public static Task<int> Run(string[] words)
    {
        var (settings, others) = Divide(words);
        return Run(others, new() { Settings = settings });
    }

    /// <summary>Runs a command with a given invocation.</summary>
    public static async Task<int> Run(string[] words, Invocation invocation)
    {
        var typed = Root.Parse(words, Parser);
        // An unknown word is reported in preference to the missing command, which follows from it, and to --help and
        // --version beside it. Completion is about words that are not whole.
        if (typed.UnmatchedTokens.Count > 0 && !words[0].StartsWith('['))
        {
            return await Wrong(invocation, $"'{typed.UnmatchedTokens[0]}' is not known here. See --help.");
        }

        if (typed.Action is ParseErrorAction)
        {
            return await Wrong(invocation, $"{typed.Errors[0].Message} See --help.");
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

    // An option with a colon in its name sets a configuration value, which may follow as a separate word.
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
