using System.Text.RegularExpressions;
using Segl.Server.Web;

namespace Segl.Server.Tests.Web;

/// <summary>
/// R110: the server's texts take their numbers from the rules. No sentence writes a number, a number's word or a unit of
/// time itself, so a changed limit changes what is said. app/tests/texts.test.mjs holds the app to the same.
/// </summary>
public sealed partial class TextNumbersTests
{
    // "en", "et" and "one" are articles and pronouns.
    private const string DanishWords =
        "to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|femten|tyve|tredive|sekund(er|et|erne)?|minut(ter|tet|terne)?|"
        + "time(n|r|rne)?|dag(e|en|ene)?|døgn(et)?|uge(r|n|rne)?";

    private const string EnglishWords =
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|seconds?|minutes?|hours?|days?|"
        + "weeks?";

    /// <summary>Numbers that are no limits.</summary>
    private static readonly string[] NoLimits =
    [
        // Today
        "i dag",
        // What a CPR number is, and how a phone number is written
        "ti cifre og begynder",
        "ten digits and begins",
        "+45 12 34 56 78",
        // Two pairs of eyes at a desk; two websites that compare
        "to medarbejdere",
        "two officers",
        "second officer",
        "Second officer",
        "to hjemmesider",
        "two websites",
        "to steder",
        "two places",
        // The last characters of a document in the demo
        "ABC123",
        // The QR code moves on, and a countdown is filled in by the page's script
        "hvert sekund",
        "every second",
        "{0} sekunder tilbage",
        "{0} seconds left",
        // The demo: its new phone, its shop and the buttons of its clock
        "620731",
        "348,50 kr.",
        "348.50 kr.",
        "“+1 time”",
        "“+1 hour”",
        "\"+1 time\"",
        "\"+1 hour\"",
        "\"+1 dag\"",
        "\"+1 day\"",
        "\"+1 uge\"",
        "\"+1 week\"",
    ];

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "src/Segl.Server/Web/Sentences.Danish.cs", DanishWords },
            { "src/Segl.Server/Web/Sentences.English.cs", EnglishWords },
            { "src/Segl.Server/Help/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Help/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Login/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Login/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Login/ByKey/Danish.cs", DanishWords },
            { "src/Segl.Server/Login/ByKey/English.cs", EnglishWords },
            { "src/Segl.Server/My/Texts/SecurityKeys.Danish.cs", DanishWords },
            { "src/Segl.Server/My/Texts/SecurityKeys.English.cs", EnglishWords },
            { "src/Segl.Server/My/Texts/Activity.Danish.cs", DanishWords },
            { "src/Segl.Server/My/Texts/Activity.English.cs", EnglishWords },
            { "src/Segl.Server/My/Texts/Codes.Danish.cs", DanishWords },
            { "src/Segl.Server/My/Texts/Codes.English.cs", EnglishWords },
            { "src/Segl.Server/My/Texts/Contact.Danish.cs", DanishWords },
            { "src/Segl.Server/My/Texts/Contact.English.cs", EnglishWords },
            { "src/Segl.Server/My/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/My/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/My/Texts/States.Danish.cs", DanishWords },
            { "src/Segl.Server/My/Texts/States.English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Texts/Acts.Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Texts/Register.Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Texts/Register.English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Texts/Acts.English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Texts/Evidence.Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Texts/Evidence.English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Texts/Screen.Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Texts/Today.Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Texts/Today.English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Texts/Screen.English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Handing/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Handing/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Desk/Printing/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Desk/Printing/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Operate/Control/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Operate/Control/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Operate/Control/Texts/Fields.Danish.cs", DanishWords },
            { "src/Segl.Server/Operate/Control/Texts/Fields.English.cs", EnglishWords },
            { "src/Segl.Server/Operate/Control/Texts/Stock.Danish.cs", DanishWords },
            { "src/Segl.Server/Operate/Control/Texts/Stock.English.cs", EnglishWords },
            { "src/Segl.Server/Visiting/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Visiting/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Desks/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Desks/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Notices/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Notices/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/My/Devices/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/My/Devices/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Devices/Orders/Texts/Danish.cs", DanishWords },
            { "src/Segl.Server/Devices/Orders/Texts/English.cs", EnglishWords },
            { "src/Segl.Server/Terms/Danish.cs", DanishWords },
            { "src/Segl.Server/Terms/English.cs", EnglishWords },
            { "src/Segl.Demo/Texts/Danish.cs", DanishWords },
            { "src/Segl.Demo/Texts/English.cs", EnglishWords },
            { "src/Segl.Demo/Documents/Texts/DrawerDanish.cs", DanishWords },
            { "src/Segl.Demo/Documents/Texts/DrawerEnglish.cs", EnglishWords },
            { "src/Segl.Demo/Office/Texts/OfficeDanish.cs", DanishWords },
            { "src/Segl.Demo/Office/Texts/OfficeEnglish.cs", EnglishWords },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void R110_no_sentence_writes_a_number_itself(string path, string words)
    {
        var number = new Regex($@"\d|(?<!\p{{L}})({words})(?!\p{{L}})", RegexOptions.IgnoreCase);
        var sentences = Sentences(path).ToList();

        Assert.NotEmpty(sentences);
        Assert.DoesNotContain(sentences, number.IsMatch);
    }

    /// <summary>A text that is not in the list above would be read by nobody.</summary>
    [Fact]
    public void R110_every_file_of_texts_is_looked_at()
    {
        var files =
            from file in Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.File("."), file).Replace('\\', '/')
            where
                path.EndsWith("Danish.cs", StringComparison.Ordinal)
                || path.EndsWith("English.cs", StringComparison.Ordinal)
            orderby path
            select path;

        Assert.Equal(files, Texts.Select(text => text.Data.Item1).Order());
    }

    [Fact]
    public void R110_each_exception_is_met()
    {
        var all = string.Concat(Texts.Select(text => File.ReadAllText(Repository.File(text.Data.Item1.Split('/')))));

        Assert.All(NoLimits, allowed => Assert.Contains(allowed, all));
    }

    [Theory]
    [InlineData("\"Du har tre apps.\"", DanishWords)]
    [InlineData("\"Vent en time.\"", DanishWords)]
    [InlineData("\"Five people\"", EnglishWords)]
    [InlineData("\"Wait an hour.\"", EnglishWords)]
    [InlineData("\"Vent 15.\"", DanishWords)]
    public void R110_a_number_in_a_sentence_is_found(string sentence, string words) =>
        Assert.Matches(new Regex($@"\d|(?<!\p{{L}})({words})(?!\p{{L}})", RegexOptions.IgnoreCase), sentence);

    /// <summary>The strings of a file, without what is no limit and without what is put into them.</summary>
    private static IEnumerable<string> Sentences(string path)
    {
        var source = NoLimits.Aggregate(
            File.ReadAllText(Repository.File(path.Split('/'))),
            (left, allowed) => left.Replace(allowed, "", StringComparison.Ordinal)
        );
        var code = Comment().Replace(source, "");
        // What stands in braces may hold strings of its own, and goes first.
        return Quoted().Matches(Hole().Replace(code, "…")).Select(found => found.Value);
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{(?:Numbers|Limits|[A-Z]\w*\(|[a-z]\w*)[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
