namespace Segl.Commands;

/// <summary>
/// Command-line arguments are visible to others: in the process list, in a shell's history, in an audit log. So
/// <c>-</c> in place of a person number or phone number means that it is read from a prompt, or from the next line of
/// standard input.
/// </summary>
internal static class TypedLater
{
    /// <summary>The placeholder for the value.</summary>
    public const string Sign = "-";

    /// <summary>The value, read from the input when the argument is <c>-</c>; null when nothing was
    /// entered.</summary>
    /// <param name="bench">Has the input.</param>
    /// <param name="name">The name of the value, such as <c>number</c>.</param>
    /// <param name="typed">The command-line argument.</param>
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
