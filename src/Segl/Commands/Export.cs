using System.Text;
using Segl.Server.Persons;

namespace Segl.Commands;

/// <summary><c>segl export</c>: writes everything that is kept about a person, as JSON that the person can read.</summary>
internal static class Export
{
    /// <summary>Writes it to standard output.</summary>
    public static PersonCommand Command { get; } =
        new("export", "Write all that is kept about a person, as JSON.", (bench, person, _) => Run(bench, person));

    private static async Task<int> Run(Workbench bench, Guid personId)
    {
        var facts = new { by = "segl" };
        var written = await AllRecords.HandOut(bench.People, bench.Database, bench.Codes, personId, bench.Now, facts);
        await bench.Output.WriteLineAsync(Encoding.UTF8.GetString(written));
        return 0;
    }
}
