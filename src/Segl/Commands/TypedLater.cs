namespace Segl.Commands;

/// <summary>
/// What stands on a command line is read by others: in the list of processes, in a shell's history, in an audit log. So
/// whoever writes <c>-</c> for a person number or a phone number types it later: at a prompt, or as the next line of
/// standard input.
/// </summary>
internal static class TypedLater
{
    /// <summary>What to write instead of the value.</summary>
    public const string Sign = "-";

    /// <summary>The value, which is asked for when <c>-</c> stands in its place; null when nothing was typed.</summary>
    /// <param name="bench">Where it is asked for.</param>
    /// <param name="name">What is asked for, such as <c>number</c>.</param>
    /// <param name="typed">What stands on the command line.</param>
    public static async Task<string?> ValueOf(Workbench bench, string name, string? typed)
    {
        if (typed != Sign)
        {
            return typed;
        }

        if (bench.Prompts)
        {
            await bench.Errors.WriteAsync($"{name}: ");
        }

        return await bench.Input.ReadLineAsync();
    }
}
