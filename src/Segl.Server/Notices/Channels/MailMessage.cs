using System.Globalization;
using System.Net.Mail;
using System.Text;
using MimeKit;

namespace Segl.Server.Notices.Channels;

/// <summary>An e-mail of plain text.</summary>
/// <param name="Id">
/// Names this message for ever: a second try carries the same id, so that a mailbox can see that it is one.
/// </param>
/// <param name="To">The receiver's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text, lines ended by \n.</param>
public sealed record MailMessage(Guid Id, string To, string Subject, string Text)
{
    // RFC 2047, section 2: an encoded word has at most 75 characters. The library goes a few over what it is told.
    private static readonly FormatOptions Folding = new() { MaxLineLength = 68 };

    /// <summary>
    /// An address as SMTP may carry it, or null: nothing but letters, digits and printable ASCII around one @, so that
    /// no address can smuggle a second command or header. A domain in other letters is written in its ASCII form
    /// (RFC 5890); what stands before the @ stays as it is (RFC 6531).
    /// </summary>
    public static string? AddressOnTheWire(string address)
    {
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            return null;
        }

        try
        {
            var domain = new IdnMapping().GetAscii(parsed.Host);
            return parsed.User.EnumerateRunes().All(IsPlain) && domain.EnumerateRunes().All(IsPlain)
                ? $"{parsed.User}@{domain}"
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The message as it travels (RFC 5322, or RFC 6532 to an address beyond ASCII).</summary>
    public MimeMessage ToMime(MailAddress from, string to, DateTimeOffset now)
    {
        var text = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        text.SetText(Encoding.UTF8, Text);
        var message = new MimeMessage
        {
            From = { new MailboxAddress(from.DisplayName, from.Address) },
            To = { new MailboxAddress(null, to) },
            Date = now,
            MessageId = $"{Id:N}@{from.Host}",
            Body = text,
        };
        var subject = new Header(HeaderId.Subject, "");
        subject.SetValue(Folding, Encoding.UTF8, Subject);
        message.Headers.Replace(subject);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: no vacation answers, please.
        return message;
    }

    private static bool IsPlain(Rune letter) =>
        letter.IsAscii
            ? letter.Value is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '\\' or ',')
            : Rune.IsLetterOrDigit(letter) || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;
}
