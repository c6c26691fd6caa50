using System.Globalization;
using System.Net.Mail;
using System.Text;

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
    // RFC 2045, section 6.8, and RFC 2047, section 2: at most 76 characters in a line, header name included.
    private const int LineCharacters = 76,
        EncodedWordBytes = 39;

    /// <summary>
    /// An address as SMTP may carry it, or null: nothing but printable ASCII around one @, so that no address can
    /// smuggle a second command or header. A domain in other letters is written in its ASCII form (RFC 5890).
    /// </summary>
    public static string? AddressOnTheWire(string address)
    {
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            return null;
        }

        try
        {
            var wire = $"{parsed.User}@{new IdnMapping().GetAscii(parsed.Host)}";
            return wire.All(IsPlain) ? wire : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The message as it travels (RFC 5322), lines ended by CR LF, without the final dot of SMTP.</summary>
    public string OnTheWire(MailAddress from, string to, DateTimeOffset now) =>
        string.Join(
            "\r\n",
            [
                $"From: {(from.DisplayName.Length > 0 ? $"{Encoded(from.DisplayName)} <{from.Address}>" : from.Address)}",
                $"To: {to}",
                $"Subject: {Encoded(Subject)}",
                $"Date: {now.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)}",
                $"Message-ID: <{Id:N}@{from.Host}>",
                "Auto-Submitted: auto-generated", // RFC 3834: no vacation answers, please.
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                .. Convert
                    .ToBase64String(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\r\n")))
                    .Chunk(LineCharacters)
                    .Select(line => new string(line)),
                "",
            ]
        );

    private static bool IsPlain(char letter) => letter is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '\\' or ',');

    // RFC 2047: encoded words of whole characters, joined by folded lines.
    private static string Encoded(string line)
    {
        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var letter in line.EnumerateRunes())
        {
            if (bytes.Count + letter.Utf8SequenceLength > EncodedWordBytes)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(Encoding.UTF8.GetBytes(letter.ToString()));
        }

        words.Add(Word(bytes));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
