using System.Globalization;

namespace Segl.Bench;

/// <summary>The options on the command line: <c>--name value</c> pairs after the command.</summary>
internal sealed class Settings(string[] arguments)
{
    /// <summary>The numbers of concurrent citizens; one table each.</summary>
    public int[] Citizens =>
        [
            .. Text("citizens", "1,4,16,64,256")
                .Split(',')
                .Select(number => Math.Clamp(int.Parse(number, CultureInfo.InvariantCulture), 1, 256)),
        ];

    /// <summary>The number of rounds per contender, 1 to 20.</summary>
    public int Rounds => Math.Clamp(Number("rounds", 5), 1, 20);

    /// <summary>The duration of one round, 1 to 60 s.</summary>
    public TimeSpan Round => TimeSpan.FromSeconds(Math.Clamp(Number("seconds", 5), 1, 60));

    /// <summary>The number of logins of the warm-up, per contender.</summary>
    public int WarmUp => Math.Clamp(Number("warm-up", 8_000), 16, 20_000);

    /// <summary>The contenders; ratios are relative to the first.</summary>
    public string[] Contenders => Text("contenders", string.Join(',', Segl.Bench.Contenders.Names)).Split(',');

    /// <summary>A text.</summary>
    public string Text(string name, string otherwise)
    {
        var at = Array.IndexOf(arguments, $"--{name}");
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : otherwise;
    }

    /// <summary>A whole number.</summary>
    public int Number(string name, int otherwise) =>
        int.Parse(Text(name, $"{otherwise}"), CultureInfo.InvariantCulture);
}
