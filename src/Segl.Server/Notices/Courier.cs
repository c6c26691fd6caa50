using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Desks;
using Segl.Server.Keys;
using Segl.Server.Notices.Channels;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices;

/// <summary>Writes a notice in its owner's language and delivers it to its channel, in one attempt.</summary>
/// <param name="sms">The channel for text messages; null when not configured.</param>
/// <param name="mail">The channel for e-mail; null when not configured.</param>
/// <param name="pushes">The channel to the app.</param>
/// <param name="codes">Unwraps the code in a notice.</param>
/// <param name="bookings">Writes the messages about appointments.</param>
/// <param name="settings">The origins for the stop link and for filling in a code.</param>
internal sealed class Courier(
    ISmsChannel? sms,
    IMailChannel? mail,
    AppPushes pushes,
    Codes codes,
    BookingMessages bookings,
    Settings settings
)
{
    /// <summary>Makes one attempt.</summary>
    public Task<Delivery> Carry(DueNotice notice, DateTimeOffset now, CancellationToken stop)
    {
        var language = Languages.Named(notice.Language) ?? Language.En;
        return notice.Channel switch
        {
            Channel.App => pushes.Hint(notice.PersonId, NoticeTexts.In(language).OpenTheApp(notice.Name), now, stop),
            Channel.Sms => Text(new SmsMessage(notice.Address, SmsText(notice, language)), now, stop),
            Channel.Email => Write(Letter(notice, language), now, stop),
        };
    }

    private Task<Delivery> Text(SmsMessage message, DateTimeOffset now, CancellationToken stop) =>
        sms?.Send(message, now, stop) ?? Task.FromResult(Delivery.NotNow("No SMS gateway is configured (Segl:Sms)."));

    private Task<Delivery> Write(MailMessage message, DateTimeOffset now, CancellationToken stop) =>
        mail?.Send(message, now, stop) ?? Task.FromResult(Delivery.NotNow("No mail relay is configured (Segl:Mail)."));

    private string SmsText(DueNotice notice, Language language)
    {
        if (notice.What is Happening.BookingTold)
        {
            return bookings.Of(notice, language).Text;
        }

        var texts = NoticeTexts.In(language);
        if (notice is { What: Happening.ContactCodeSent, CodeWrapped: { } code })
        {
            return texts.ContactCodeSms(codes.UnwrapFromOutbox(notice.PersonId, code), notice.Name);
        }

        if (notice.What is not Happening.TemporaryPinSent || notice.CodeWrapped is not { } wrapped)
        {
            return texts.Sms(TextOf(notice, texts), notice.MadeAt, notice.Name);
        }

        var facts = JsonSerializer.Deserialize<TemporaryPinFacts>(notice.Facts, PersonChange.FactsFormat)!;
        var pin = codes.UnwrapFromOutbox(notice.PersonId, wrapped);
        return texts.TemporaryPin(pin, facts.Purpose, notice.Name, new Uri(settings.PhoneOrigins[0]).Host);
    }

    private MailMessage Letter(DueNotice notice, Language language)
    {
        if (notice.What is Happening.BookingTold)
        {
            var message = bookings.Of(notice, language);
            return new(notice.Id, notice.Address, $"Segl: {message.Subject}", message.Letter);
        }

        var texts = NoticeTexts.In(language);
        var text = TextOf(notice, texts);
        return new(notice.Id, notice.Address, texts.Subject(text), texts.Email(text, notice.MadeAt, notice.Name));
    }

    // R31, R33, R42, R68: the notice of a copy, a wait or a code has the link that stops it, without any authenticator.
    private NoticeText TextOf(DueNotice notice, NoticeTexts texts)
    {
        if (notice is { What: Happening.ContactCodeSent, CodeWrapped: { } code })
        {
            return texts.ContactCode(codes.UnwrapFromOutbox(notice.PersonId, code));
        }

        var text =
            texts.Of(notice.What)
            ?? throw new InvalidDataException($"notice {notice.Id} tells of {notice.What}, which is not told");
        var stop = notice.What switch
        {
            Happening.CopyStarted => "stop",
            Happening.ActivationCodeAsked => "stop/code",
            Happening.ActivationCodeIssued => "stop/activation-code",
            Happening.PasswordAsked => "stop/password",
            Happening.DeviceOrdered => "stop/order",
            _ => null,
        };
        return stop is not null && notice.CodeWrapped is { } wrapped
            ? text with
            {
                Next = texts.StopHere($"{settings.Issuer}/{stop}/{codes.UnwrapFromOutbox(notice.PersonId, wrapped)}"),
            }
            : text;
    }
}
