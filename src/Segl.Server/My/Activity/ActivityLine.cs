using System.Buffers.Text;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.My.Texts;
using Segl.Server.Notices.Texts;
using Segl.Storage;

namespace Segl.Server.My.Activity;

/// <summary>A line of the journal in words (R102).</summary>
/// <param name="Line">The line.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="What">What happened.</param>
/// <param name="Details">Facts with their labels, such as the website.</param>
internal sealed record ActivityLine(
    JournalLine Line,
    ActivityKind Kind,
    string What,
    IReadOnlyList<(string Label, string Value)> Details
)
{
    private const int LongestDetail = 200;

    /// <summary>Words for a line. One that a newer program wrote is told as what it is called there.</summary>
    public static ActivityLine Of(JournalLine line, MyTexts texts)
    {
        var isKnown = Enum.TryParse<Happening>(line.What, out var what) && Enum.IsDefined(what);
        return new(
            line,
            isKnown ? ActivityKinds.Of(what) : ActivityKind.Person,
            isKnown ? WordsFor(what, texts) ?? line.What : line.What,
            DetailsOf(line.Facts, texts)
        );
    }

    /// <summary>What happened, as it was told, or else as only the journal says it.</summary>
    public static string? WordsFor(Happening what, MyTexts texts) =>
        NoticeTexts.In(texts.Language).Of(what)?.What ?? texts.Untold.GetValueOrDefault(what);

    // Whoever did it is told in words; an id would tell nobody anything.
    private static List<(string, string)> DetailsOf(string facts, MyTexts texts)
    {
        using var read = JsonDocument.Parse(facts);
        var members = read.RootElement.EnumerateObject().ToList();
        return
        [
            .. from fact in members.Concat(SignedIn(members))
            where texts.Labels.ContainsKey(fact.Name) && fact.Value.ValueKind is JsonValueKind.String
            let value = fact.Value.GetString()!
            let words = fact.Name == "by" ? texts.Doers.GetValueOrDefault(value) : value
            where words is { Length: > 0 and <= LongestDetail }
            select (texts.Labels[fact.Name], words),
        ];
    }

    // Of a login the journal has what the app showed and signed: who asked, and what for.
    private static IEnumerable<JsonProperty> SignedIn(IEnumerable<JsonProperty> facts)
    {
        var statement = facts
            .Where(fact => fact.Name == "statement")
            .Select(fact => fact.Value.ToString())
            .FirstOrDefault();
        if (statement?.Split('.') is not [_, var payload, _] || !Base64Url.IsValid(payload))
        {
            return [];
        }

        var signed = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(payload));
        return signed.ValueKind is JsonValueKind.Object
            ? signed.EnumerateObject().Where(fact => fact.Name is "rp" or "action" or "text")
            : [];
    }
}
