using System.Text;
using Segl.Rules;
using Segl.Server.Terms;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl export</c>: writes everything that is kept about a person, as JSON that the person can read. That it was done
/// is in their journal and told to them (R102).
/// </summary>
internal static class Export
{
    /// <summary>Writes it to standard output.</summary>
    public static PersonCommand Command { get; } =
        new("export", "Write all that is kept about a person, as JSON.", (bench, person, _) => Run(bench, person));

    private static async Task<int> Run(Workbench bench, Guid personId)
    {
        // It is in the journal before anybody reads it.
        await bench.People.Change(
            personId,
            bench.Now,
            change =>
            {
                change.Record(Happening.RecordsExported, new { by = "segl" });
                return Task.FromResult(true);
            }
        );
        using var written = new MemoryStream();
        await bench.Database.ReadAtOneInstant(async session =>
        {
            using var records = new ExportedRecords(
                written,
                number => bench.Codes.UnwrapPersonNumber(personId, number),
                address => bench.Codes.UnwrapAddress(personId, address)
            );
            records.Begin(bench.Now);
            foreach (var kind in Retention.Kinds)
            {
                foreach (var table in kind.Tables.Where(PersonRecords.Tables.Contains))
                {
                    records.Add(kind, table, await PersonRecords.Of(session, personId, table));
                }
            }

            records.End();
            return true;
        });
        await bench.Output.WriteLineAsync(Encoding.UTF8.GetString(written.ToArray()));
        return 0;
    }
}
