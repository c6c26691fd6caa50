using System.CommandLine;
using System.Data.Common;
using System.Text;
using Segl.Rules;
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

    private readonly List<(long Line, NewPerson Person)> waiting = [];
    private readonly DateOnly today = DateOnly.FromDateTime(bench.Now.UtcDateTime);

    private static readonly Argument<string> FilePath = new("FILE.csv")
    {
        Description = "Its first line names the columns, which are the options of register.",
    };

    /// <summary>Imports a file: 0 when every line was registered, 1 when one was not.</summary>
    public static DatabaseCommand Command { get; } =
        new("import", "Register many persons.", (bench, typed) => Run(bench, typed.GetRequiredValue(FilePath)))
        {
            FilePath,
        };

    private static async Task<int> Run(Workbench bench, string path)
    {
        if (!File.Exists(path))
        {
            return await bench.Refuse("There is no such file.");
        }

        await using var file = File.OpenRead(path);
        var progress = new ImportProgress(file, bench.Errors, Console.IsErrorRedirected ? null : TimeProvider.System);
        return await new Import(bench, progress).Run(path, file);
    }

    private async Task<int> Run(string path, FileStream file)
    {
        // Invalid UTF-8 does not throw: it becomes U+FFFD, and the line is reported as bad.
        using var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var records = new CsvRecords(text, await SeparatorOf(path));
        if (ColumnsOf(records.Next()) is not { } columns)
        {
            return await bench.Refuse(
                "The first line must name the columns: number and name, and which there are of "
                    + $"{string.Join(", ", Applicant.Fields.Skip(2))}."
            );
        }

        while (records.Next() is { } record)
        {
            await Take(record, columns);
        }

        await Save();
        progress.End();
        return progress.AllRegistered ? 0 : 1;
    }

    private static async Task<char> SeparatorOf(string path)
    {
        using var text = new StreamReader(path);
        var first = await text.ReadLineAsync() ?? "";
        return first.Contains(';') && !first.Contains(',') ? ';' : ',';
    }

    private static Dictionary<string, int>? ColumnsOf(CsvRecord? first)
    {
        var names = first?.Fields?.Select(name => name.Trim().ToLowerInvariant().Replace(' ', '-')).ToList() ?? [];
        var known = names.TrueForAll(Applicant.Fields.Contains) && names.Distinct().Count() == names.Count;
        return known && names.Contains("number") && names.Contains("name")
            ? names.Index().ToDictionary(column => column.Item, column => column.Index)
            : null;
    }

    private async Task Take(CsvRecord record, Dictionary<string, int> columns)
    {
        if (record.IsLast)
        {
            await Tell(
                record.Line,
                $"{record.WhyNot} Nothing was read from line {record.Line} to the end of the file: mend the line and "
                    + "import the file again, which doubles nobody."
            );
            return;
        }

        var (applicant, whyNot) = Read(record, columns);
        if (applicant is null)
        {
            await Tell(record.Line, whyNot!);
            return;
        }

        waiting.Add((record.Line, applicant.ToPerson(bench.Codes, bench.Now)));
        if (waiting.Count == PersonsPerTransaction)
        {
            await Save();
        }
    }

    private (Applicant?, string?) Read(CsvRecord record, Dictionary<string, int> columns) =>
        record.Fields switch
        {
            null => (null, record.WhyNot),
            { } fields when fields.Count != columns.Count => (
                null,
                $"There are {fields.Count} fields, but {columns.Count} columns."
            ),
            { } fields when fields.Any(field => field.Contains('\ufffd')) => (
                null,
                "The line is not written in UTF-8."
            ),
            { } fields => Applicant.Read(name => columns.TryGetValue(name, out var at) ? fields[at] : null, today),
        };

    private async Task Save()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var persons = waiting.ConvertAll(one => one.Person);
        var refusals = await SaveAll(persons);
        foreach (var ((line, _), refusal) in waiting.Zip(refusals))
        {
            if (refusal is null)
            {
                progress.Registered();
            }
            else
            {
                await Tell(line, refusal);
            }
        }

        waiting.Clear();
        progress.Show();
    }

    // A concurrent command may register one of them between look-up and write; then each is written alone.
    private async Task<IReadOnlyList<Refusal?>> SaveAll(List<NewPerson> persons)
    {
        try
        {
            return await bench.People.AddMany(persons, RegisteredBy, bench.Now);
        }
        catch (DbException)
        {
            var refusals = new List<Refusal?>();
            foreach (var (person, digest) in persons)
            {
                refusals.Add(await bench.People.Add(person, digest, RegisteredBy, bench.Now));
            }

            return refusals;
        }
    }

    private Task Tell(long line, Refusal refusal)
    {
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
