using Segl.Rules;
using Segl.Server.Desk.Printing;
using Segl.Server.Desk.Serving;
using Segl.Server.Desk.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desk.Refusing;

/// <summary>R87: a decision in writing for somebody who was not helped, in their language.</summary>
/// <param name="Number">Its number, by which the desk finds who decided.</param>
/// <param name="Language">The language in which it is written.</param>
/// <param name="Name">Whose it is; null for somebody who did not say.</param>
/// <param name="Desk">Where.</param>
/// <param name="Officer">The officer's name.</param>
/// <param name="Why">Why, in the officer's words.</param>
/// <param name="At">When.</param>
internal sealed record Decision(
    string Number,
    Language Language,
    string? Name,
    string Desk,
    string Officer,
    string Why,
    DateTimeOffset At
)
{
    private const int NumberCharacters = 8;

    private DeskTexts Texts => DeskTexts.In(Language);

    /// <summary>A new one.</summary>
    public static Decision New(DeskVisit visit, Language language, string? name, string why) =>
        new(
            Crockford.Of(BitConverter.ToUInt64(Guid.NewGuid().ToByteArray()), NumberCharacters),
            language,
            name,
            visit.DeskName,
            visit.Person.Name,
            why,
            visit.Now
        );

    /// <summary>Its heading.</summary>
    public string Heading => Texts.Decision;

    /// <summary>How to complain.</summary>
    public string HowToComplain => Texts.HowToComplain(Desk);

    /// <summary>What stands in it, a paragraph each.</summary>
    public IReadOnlyList<string> Lines =>
        [
            Texts.DecisionFor(Name, Texts.When(At), Desk),
            $"{Texts.DecisionWhy} {Why}",
            HowToComplain,
            Texts.DecisionNumber(Crockford.InTwoGroups(Number), Officer),
        ];

    /// <summary>The same on paper.</summary>
    public byte[] Draw(PaperSize size) =>
        PaperPage.Draw(
            Language,
            size,
            page =>
            {
                page.Line("Segl", PaperPage.Mark);
                page.Space(12);
                page.Line(Heading, PaperPage.Heading);
                foreach (var line in Lines)
                {
                    page.Space(10);
                    page.Paragraph(line, PaperPage.Text);
                }
            }
        );

    /// <summary>It names somebody, so it is never printed into a log by accident.</summary>
    public override string ToString() => nameof(Decision);
}
