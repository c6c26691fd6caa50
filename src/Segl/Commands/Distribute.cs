using System.CommandLine;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl distribute</c>: writes the statements that spread the tables over the nodes of a Citus, for psql to run there.
/// </summary>
internal static class Distribute
{
    /// <summary>Writes them; what is distributed already they leave as it is.</summary>
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
