using System.CommandLine;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl distribute</c>: prints the statements that distribute the tables over the nodes of Citus, for psql.
/// </summary>
internal static class Distribute
{
    /// <summary>Prints them; they skip tables that are already distributed.</summary>
    public static Command Command { get; } =
        new("distribute", "Write the statements that distribute the tables on Citus; pipe them into psql.");

    static Distribute() => Command.SetAction((_, _) => Run());

    private static async Task<int> Run()
    {
        foreach (var statement in Distribution.Statements())
        {
            await Console.Out.WriteLineAsync(statement);
        }

        return 0;
    }
}
