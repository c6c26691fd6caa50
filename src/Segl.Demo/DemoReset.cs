using System.Text.RegularExpressions;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>
/// "Reset the demo": the server ends, its database and the record of it are taken away, and it begins anew in the same
/// process, as at its first start. Nothing that it had in memory stays, and no page needs to know what to clear: browsers
/// and phones see that the run is another one (<see cref="DemoBrowsers"/>).
/// </summary>
internal sealed partial class DemoReset(Settings settings, IHostApplicationLifetime program)
{
    /// <summary>True once somebody asked: whoever runs the server wipes it when it has ended, and starts it
    /// again.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Ends the server, once the answer is on its way.</summary>
    public IResult Ask(HttpContext context)
    {
        // A page of another site cannot send JSON here without a CORS preflight, which is not answered.
        if (!context.Request.HasJsonContentType())
        {
            return Results.BadRequest();
        }

        IsAsked = true;
        context.Response.OnCompleted(() =>
        {
            program.StopApplication();
            return Task.CompletedTask;
        });
        return Results.Accepted();
    }

    /// <summary>Takes the ended server's state away. The key file stays: it is the installation's.</summary>
    public async Task Wipe()
    {
        File.Delete(settings.CheckpointFile);
        string? file;
        await using (var database = Database.Open(settings.Database))
        {
            file = database.File;
            if (file is null)
            {
                await database.Write(Durability.Durable, session => session.ExecuteScript(DropTables()));
            }
        }

        if (file is not null)
        {
            Array.ForEach([file, $"{file}-wal", $"{file}-shm"], File.Delete);
        }
    }

    // What somebody else keeps in the same PostgreSQL stays. A table that was renamed has its newest name.
    private static string DropTables() =>
        string.Join(
            '\n',
            Schema
                .Migrations.SelectMany(migration => Named().Matches(migration.Sql))
                .Select(table => table.Groups["name"].Value)
                .Append("migration")
                .Distinct()
                .Select(table => $"DROP TABLE IF EXISTS {table};")
        );

    [GeneratedRegex(
        @"^\s*(CREATE\b.*? TABLE (IF NOT EXISTS )?|ALTER TABLE \w+ RENAME TO )(?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Named();
}
