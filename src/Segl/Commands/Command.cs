using Segl.Server.Configuration;
using Segl.Server.Persons;

namespace Segl.Commands;

/// <summary>A command that works on the database.</summary>
/// <param name="Run">Does it; its answer is the exit code.</param>
/// <param name="Options">The options that it knows, without dashes.</param>
/// <param name="Plain">How many words it takes that are no option.</param>
internal sealed record KnownCommand(
    Func<Workbench, Words, Task<int>> Run,
    IReadOnlyList<string> Options,
    int Plain = 0
);

/// <summary>What can be typed after <c>segl</c>. One file a command.</summary>
internal static class Command
{
    private static readonly Dictionary<string, KnownCommand> Known = new()
    {
        ["register"] = new(Register.Run, Applicant.Fields),
        ["import"] = new(Import.Run, [], Plain: 1),
        ["activation-code"] = new(IssueActivationCode.Run, Workbench.PersonOptions),
        ["temporary-pin"] = new(SendTemporaryPin.Run, [.. Workbench.PersonOptions, "app"]),
        ["freeze"] = new(Freeze.Begin, Workbench.PersonOptions),
        ["unfreeze"] = new(Freeze.End, Workbench.PersonOptions),
        ["stop-copy"] = new(StopCopying.Run, Workbench.PersonOptions),
        ["dead-letters"] = new(DeadLetters.Run, ["again"]),
        ["verify-journal"] = new(VerifyJournal.Run, ["knows"]),
        ["set-phone"] = new(SetPhone.Run, [.. Workbench.PersonOptions, "phone"]),
        ["client add"] = new(ClientCommands.Add, [], Plain: 1),
        ["client list"] = new(ClientCommands.List, []),
        ["client remove"] = new(ClientCommands.Remove, [], Plain: 1),
        ["rotate-keys"] = new(RotateKeys.Run, []),
    };

    /// <summary>Runs a command line.</summary>
    /// <returns>0 when it was done, 1 when it was refused, 2 when the words were off or a setting is wrong.</returns>
    public static async Task<int> Run(string[] words)
    {
        try
        {
            return words switch
            {
                ["serve", .. var rest] => await Serve.Run(rest),
                ["new-key", .. var rest] => await NewKey.Run(Words.Read(rest, [])),
                _ when Find(words) is ({ } known, var rest) => await Run(known, rest),
                _ => Usage(),
            };
        }
        catch (WrongWordsException wrong)
        {
            await Console.Error.WriteLineAsync($"segl: {wrong.Message}");
            return Usage();
        }
        catch (WrongSettingException wrong)
        {
            await Console.Error.WriteLineAsync($"segl: {wrong.Message}");
            return 2;
        }
    }

    /// <summary>Runs one of the commands that need a workbench, on that one.</summary>
    /// <exception cref="WrongWordsException">The words make no sense.</exception>
    public static Task<int> On(Workbench bench, string[] words)
    {
        var (known, rest) = Find(words);
        return known!.Run(bench, Words.Read(rest, known.Options, known.Plain));
    }

    // A command is called by one word or by two.
    private static (KnownCommand? Known, string[] Others) Find(string[] words) =>
        words switch
        {
            [var first, var second, .. var rest] when Known.TryGetValue($"{first} {second}", out var known) => (
                known,
                rest
            ),
            [var first, .. var rest] when Known.TryGetValue(first, out var known) => (known, rest),
            _ => (null, []),
        };

    // A command works on the same configuration as a server, also while one runs.
    private static async Task<int> Run(KnownCommand known, string[] words)
    {
        var read = Words.Read(words, known.Options, known.Plain);
        await using var bench = await Workbench.Open(read);
        return await known.Run(bench, read);
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            """
            usage: segl serve [--demo]
                   segl register --number N --name NAME [--birth-date yyyy-mm-dd] [--user-id ID] [--phone P] [--email E]
                                 [--level low|substantial] [--language da|en]
                   segl import FILE.csv          columns as the options of register; the first line names them
                   segl activation-code PERSON   prints a new activation code
                   segl temporary-pin PERSON [--app APP]
                                                 sends one for a new PIN in a blocked app
                   segl freeze PERSON | segl unfreeze PERSON
                   segl set-phone PERSON --phone P
                   segl stop-copy PERSON         stops the copy of an app that is under way
                   segl dead-letters [--again all | --again ID]
                                                 lists the notices that nobody could deliver, or tries them once more
                   segl client add FILE          registers a relying party from its metadata (RFC 7591)
                   segl client list | segl client remove CLIENT
                   segl rotate-keys              makes the next key that signs tokens
                   segl verify-journal [--knows HASH]
                                                 finds what was changed, added or taken out
                   segl new-key                  makes the key file that Segl:KeyFile names
            PERSON is --user-id ID or --number N. Every command takes --demo, and settings as --Segl:Database=segl.db.
            """
        );
        return 2;
    }
}
