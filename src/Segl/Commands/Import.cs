using System.CommandLine;
using System.Data.Common;
using System.Text;
using Segl.Rules;
using Segl.Server.Csv;
using Segl.Server.Days;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl import FILE.csv</c>: registers many persons, many in one transaction, in bounded memory. Each bad line is
/// reported on standard output as <c>line N: sentence</c>, without repeating its content. Started again after an
/// interruption, it registers the rest: persons who are already registered are reported and not duplicated.
/// </summary>
internal sealed class Import(Workbench bench, ImportProgress progress)
{
    private const int PersonsPerTransaction = 500;
    private const string RegisteredBy = "segl import";
    private const string Utf8 = "utf-8";
    private const string Windows1252 = "windows-1252";

    // As Danish spreadsheets head them.
    private static readonly CsvFields Fields = new(
        ["number", "name"],
        [.. Applicant.Fields.Skip(2)],
        new Dictionary<string, string[]>
        {
            ["number"] = ["cpr-nummer", "cpr", "cpr-nr", "cprnummer", "cprnr", "personnummer"],
            ["name"] = ["navn", "fulde-navn"],
            ["birth-date"] = ["fødselsdato", "fødselsdag"],
            ["user-id"] = ["bruger-id", "brugerid", "brugernavn"],
            ["phone"] = ["telefon", "telefonnummer", "tlf", "mobil", "mobilnummer", "mobiltelefon"],
            ["email"] = ["e-mail", "e-mailadresse", "e-mail-adresse", "mail", "mailadresse"],
            ["level"] = ["sikringsniveau", "niveau"],
            ["language"] = ["sprog"],
            ["address"] = ["adresse", "postadresse"],
        }
    );

    private readonly List<(long Line, NewPerson Person)> waiting = [];
    private readonly DateOnly today = DanishClock.Day(bench.Now);
    private long at = 1;

    private static readonly Argument<string> FilePath = new("FILE.csv")
    {
        Description = "Its first line names the columns, which are the options of register.",
    };

    private static readonly Option<string> Written = new Option<string>("--encoding")
    {
        Description = "The encoding of a file without a byte order mark.",
        DefaultValueFactory = _ => Utf8,
    }.AcceptOnlyFromAmong(Utf8, Windows1252);

    /// <summary>Imports a file: 0 when every line was registered, 1 when one was not.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "import",
            "Register many persons.",
            (bench, typed) => Run(bench, typed.GetRequiredValue(FilePath), EncodingOf(typed.GetRequiredValue(Written)))
        )
        {
            FilePath,
            Written,
        };

    private static Encoding EncodingOf(string name) =>
        name == Utf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static async Task<int> Run(Workbench bench, string path, Encoding encoding)
    {
        if (!File.Exists(path))
        {
            return await bench.Refuse("There is no such file.");
        }

        await using var file = File.OpenRead(path);
        var progress = new ImportProgress(file, bench.Errors, Console.IsErrorRedirected ? null : TimeProvider.System);
        return await new Import(bench, progress).Run(file, encoding);
    }

    private async Task<int> Run(FileStream file, Encoding encoding)
    {
        var (lines, whyNot) = CsvFile.Open(file, Fields, encoding);
        if (lines is null)
        {
            return await bench.Refuse(whyNot!);
        }

        using var opened = lines;
        try
        {
            while (lines.Next() is { } line)
            {
                at = line.Line;
                await ImportLine(line);
            }

            await Save();
            progress.End();
            return progress.AllRegistered ? 0 : 1;
        }
        catch (Exception fault) when (DatabaseCommand.IsOfTheMachine(fault))
        {
            var from = waiting.Count > 0 ? waiting[0].Line : at;
            return await bench.Refuse(
                $"{DatabaseCommand.SentenceOf(fault)} {progress.Sum} Nothing is said of line {from} and what follows: import "
                    + "the file again when that is mended, which doubles nobody."
            );
        }
    }

    private async Task ImportLine(CsvLine line)
    {
        var (applicant, whyNot) = line.Value is { } told ? Applicant.Read(told, today) : (null, line.WhyNot);
        if (applicant is null)
        {
            await Tell(line.Line, whyNot + line.GoesOn);
            return;
        }

        waiting.Add((line.Line, applicant.ToPerson(bench.Codes, bench.Now)));
        if (waiting.Count == PersonsPerTransaction)
        {
            await Save();
        }
    }

    private async Task Save()
    {
        var refusals = waiting.Count == 0 ? [] : await AddTogether();
        while (waiting.Count > 0)
        {
            // A concurrent command may register one of them between look-up and write; then each is written alone.
            var (line, (person, digest)) = waiting[0];
            var refusal = refusals is null
                ? await bench.People.Add(person, digest, RegisteredBy, bench.Now)
                : refusals[^waiting.Count];
            waiting.RemoveAt(0);
            await Tell(line, refusal);
        }

        progress.Show();
    }

    private async Task<IReadOnlyList<Refusal?>?> AddTogether()
    {
        try
        {
            return await bench.People.AddMany(waiting.ConvertAll(one => one.Person), RegisteredBy, bench.Now);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private Task Tell(long line, Refusal? refusal)
    {
        if (refusal is null)
        {
            progress.Registered();
            return Task.CompletedTask;
        }

        if (refusal.Because is Reason.PersonAlreadyRegistered)
        {
            progress.AlreadyThere();
            return bench.Output.WriteLineAsync($"line {line}: This person is registered already.");
        }

        return Tell(line, Sentences.Of(refusal.Because, Language.En));
    }

    private Task Tell(long line, string whyNot)
    {
        progress.Bad();
        return bench.Output.WriteLineAsync($"line {line}: {whyNot}");
    }
}
