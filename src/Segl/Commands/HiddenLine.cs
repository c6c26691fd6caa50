using System.Text;

namespace Segl.Commands;

/// <summary>A line that is typed on a terminal and not shown.</summary>
internal static class HiddenLine
{
    /// <summary>Reads it.</summary>
    public static string Read()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        return typed.ToString();
    }
}
