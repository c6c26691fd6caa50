using System.Collections.Frozen;
using System.Reflection;
using Segl.Rules;

namespace Segl.Server.Devices;

/// <summary>
/// R69: the common passwords that are long enough to be chosen, in lower case, out of the npm package
/// <c>@zxcvbn-ts/language-common</c>. They are read at the first use.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> Read = new(() =>
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var lines = new StreamReader(file);
        return Lines(lines).Where(line => line.Length >= Limits.PasswordShortest).ToFrozenSet(StringComparer.Ordinal);
    });

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All => Read.Value;

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
