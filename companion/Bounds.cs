namespace Segl.Companion;

/// <summary>How much, how often and how long, in one place.</summary>
internal static class Bounds
{
    /// <summary>The ports that it may listen on; app/www/device/companion.js calls the same.</summary>
    public static readonly IReadOnlyList<int> Ports = [28817, 28818, 28819];

    /// <summary>Digits of the code that is typed into the page.</summary>
    public const int CodeDigits = 6;

    /// <summary>Wrong codes until a new one is shown.</summary>
    public const int WrongCodes = 3;

    /// <summary>
    /// Codes in a row that were guessed at until the program ends: nobody mistypes that often, and what is left is a
    /// guess in a hundred thousand.
    /// </summary>
    public const int LostCodes = 3;

    /// <summary>How long a code is shown.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How long a page that typed the code may come back with the key that it got.</summary>
    public static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(30);

    /// <summary>The head of an HTTP request, in bytes.</summary>
    public const int LongestHead = 8 * 1024;

    /// <summary>How long a caller has for the head of its request, and then for its first message.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Callers at a time that have not said yet what they want.</summary>
    public const int MostCallers = 8;

    /// <summary>A message, in bytes.</summary>
    public const int LongestMessage = 512;

    /// <summary>A command, in bytes: with lengths of two bytes a reader of documents asks for some 1500 at most.</summary>
    public const int LongestCommand = 4096;

    /// <summary>An answer, in bytes (ISO/IEC 7816-4: extended length).</summary>
    public const int LongestAnswer = 65536 + 2;

    /// <summary>Commands of one reading: the longest file in the shortest pieces that honest chips send.</summary>
    public const int MostCommands = 8192;

    /// <summary>How long a page may wait for a document, and how long it may read one.</summary>
    public static readonly TimeSpan LongestReading = TimeSpan.FromMinutes(5);

    /// <summary>How long a page waits for the end of the one before it.</summary>
    public static readonly TimeSpan Handover = TimeSpan.FromSeconds(2);

    /// <summary>How often it looks whether a document lies on a reader.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(300);
}
