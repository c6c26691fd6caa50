using System.Globalization;
using System.Net.Mail;
using System.Text;
using MimeKit;

namespace Segl.Server.Notices.Channels;

/// <summary>An e-mail of plain text.</summary>
/// <param name="Id">Identifies this message permanently: a retry has the same id, so that a mailbox can detect a
/// duplicate.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text, with lines ended by \n.</param>
public sealed record MailMessage(Guid Id, string To, string Subject, string Text)
{
    // RFC 2047, section 2: an encoded word has at most 75 characters. The library exceeds its configured limit
    // slightly.
    private static readonly FormatOptions Folding = new() { MaxLineLength = 68 };

    /// <summary>
    /// An address in the form for SMTP, or null: only letters, digits and printable ASCII around one @, so that no
    /// address can inject a command or header. A domain with other letters is converted to its ASCII form (RFC 5890);
    /// the local part is unchanged (RFC 6531).
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

    /// <summary>The MIME message (RFC 5322, or RFC 6532 for a non-ASCII address).</summary>
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
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: suppresses vacation replies.
        return message;
    }

    private static bool IsPlain(Rune letter) =>
        letter.IsAscii
            ? letter.Value is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '\\' or ',')
            : Rune.IsLetterOrDigit(letter) || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;
}
