namespace Segl.Rules;

/// <summary>Crockford's base-32: letters and digits that a person reads off a screen and types without a slip.</summary>
public static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerCharacter = 5;

    /// <summary>The characters for the lowest bits, five bits each.</summary>
    public static string Of(ulong bits, int characters) =>
        string.Create(
            characters,
            bits,
            static (text, bits) =>
            {
                for (var i = text.Length - 1; i >= 0; i--)
                {
                    text[i] = Alphabet[(int)(bits & 31)];
                    bits >>= BitsPerCharacter;
                }
            }
        );

    /// <summary>The bits of what <see cref="Read"/> read.</summary>
    public static ulong Bits(string code) =>
        code.Aggregate(
            0UL,
            (bits, c) => (bits << BitsPerCharacter) | (uint)Alphabet.IndexOf(c, StringComparison.Ordinal)
        );

    /// <summary>Two groups are easier to read than a long one.</summary>
    public static string InTwoGroups(string code) => $"{code[..(code.Length / 2)]} {code[(code.Length / 2)..]}";

    /// <summary>
    /// What was meant by what was typed: o is read as 0, i and l as 1; case, spaces and hyphens do not matter. Null when
    /// it cannot be a code of so many characters.
    /// </summary>
    public static string? Read(string typed, int characters)
    {
        var meant = string.Concat(
            typed
                .ToUpperInvariant()
                .Where(c => c is not ' ' and not '-')
                .Select(c =>
                    c switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => c,
                    }
                )
        );
        return meant.Length == characters && meant.All(Alphabet.Contains) ? meant : null;
    }
}
