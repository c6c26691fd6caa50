using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Desks.Texts;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>A message about an appointment.</summary>
/// <param name="Subject">The subject of the e-mail.</param>
/// <param name="Text">The text message, without a greeting.</param>
/// <param name="Letter">The e-mail.</param>
internal sealed record BookingMessage(string Subject, string Text, string Letter);

/// <summary>Writes the messages about appointments. They name the desk and nobody.</summary>
internal sealed class BookingMessages(Codes codes, Settings settings)
{
    /// <summary>Writes a message.</summary>
    /// <param name="notice">What waits in the outbox.</param>
    /// <param name="language">The language.</param>
    public BookingMessage Of(DueNotice notice, Language language)
    {
        var texts = BookingTexts.In(language);
        var facts = JsonSerializer.Deserialize<BookingFacts>(notice.Facts, PersonChange.FactsFormat)!;
        var when = texts.When(DeskClock.Local(facts.Zone, facts.StartsAt), TownOf(facts));
        if (facts.Step is BookingStep.Proof)
        {
            var proof = codes.BookingProof(notice.PersonId);
            var text = texts.ProofMessage(proof, facts.Desk, when);
            // The last line binds the code to this host, and a phone offers to fill it in there only.
            var sms = $"Segl: {text}\n@{new Uri(settings.LoginOrigin).Host} #{proof}";
            return new(texts.Subject(facts.Step), sms, texts.Letter(text, facts.Phone));
        }

        var message = texts.Message(facts.Step, facts.Desk, facts.Street, facts.Town, when);
        var whole =
            facts.Step is BookingStep.Cancelled
                ? message
                : $"{message} {texts.ChangeHere(BookingPage.Address(settings.LoginOrigin, codes.BookingCode(notice.PersonId)))}";
        return new(texts.Subject(facts.Step), $"Segl: {whole}", texts.Letter(whole, facts.Phone));
    }

    private static string TownOf(BookingFacts facts) => facts.Town.Split(' ', 2)[^1];
}
