using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Texts;

/// <summary>The text of a notice: what happened, and what to do if it is not right.</summary>
/// <param name="What">A sentence in the past, without its full stop: in a text message the time follows.</param>
/// <param name="Next">What to do, or what it means.</param>
internal sealed record NoticeText(string What, string Next);

/// <summary>
/// All texts of notices, one class per language; a text missing in one does not compile. No text contains words
/// chosen by somebody else (a phone's name, a website's), so nobody can misuse Segl to write to its citizens. SMS
/// texts fit into one message (160 characters of the seven-bit alphabet, <see cref="SmsAlphabet"/>).
/// </summary>
internal abstract class NoticeTexts
{
    /// <summary>The texts in a language.</summary>
    public static NoticeTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>
    /// The text for an event; null for one without a notice (<see cref="Rules.Notices.Told"/>).
    /// </summary>
    public abstract NoticeText? Of(Happening what);

    /// <summary>The text message with a temporary PIN: the PIN, the act, and the advice to tell nobody.</summary>
    /// <param name="pin">The eight digits.</param>
    /// <param name="purpose">The PIN's purpose.</param>
    /// <param name="name">Whose identity it is for: two people may share a phone.</param>
    /// <param name="host">The app's host: the last line binds the PIN to it, and a phone offers to fill it in there only
    /// (T-07).</param>
    public string TemporaryPin(string pin, TemporaryPinPurpose purpose, string name, string host) =>
        OneMessage(name, $"{TemporaryPin(pin, purpose)}\n@{host} #{pin}");

    /// <summary>The same without the greeting.</summary>
    protected abstract string TemporaryPin(string pin, TemporaryPinPurpose purpose);

    /// <summary>The text message that proves a new number, and names whose it is to become.</summary>
    public string ContactCodeSms(string code, string name) => OneMessage(name, ContactCode(code).Next);

    /// <summary>What proves a new number or address: the code.</summary>
    public abstract NoticeText ContactCode(string code);

    /// <summary>What to do when the owner did not start the copy: the link that stops it (R42).</summary>
    public abstract string StopHere(string address);

    /// <summary>The push on a locked phone that there is a notice, and for whom of those who share it.</summary>
    public string OpenTheApp(string name) => News(FirstOf(name));

    /// <summary>The push on a locked phone that a login waits, without its relying party (R94), and for whom.</summary>
    public string ALoginIsWaiting(string name) => Login(FirstOf(name));

    /// <summary>There is a notice.</summary>
    protected abstract string News(string firstName);

    /// <summary>A login waits.</summary>
    protected abstract string Login(string firstName);

    /// <summary>The beginning of a text message, which names whose identity it is about.</summary>
    protected abstract string To(string name);

    /// <summary>What happened, and when, without a full stop.</summary>
    protected abstract string Happened(string what, string time);

    /// <summary>
    /// The text message. It names whose identity it is about, since two people may share a phone: the whole name, or as
    /// much of it as leaves it one message.
    /// </summary>
    public string Sms(NoticeText text, DateTimeOffset at, string name) =>
        OneMessage(name, $"{Happened(text.What, Time(at))}. {text.Next}");

    private string OneMessage(string name, string text)
    {
        string Of(string whose) => $"{To(whose)}: {text}";
        return Shorter(name).Select(Of).FirstOrDefault(Fits) ?? Of(Initials(name));
    }

    private static bool Fits(string sms) => SmsAlphabet.IsSevenBit(sms) && SmsAlphabet.Messages(sms) == 1;

    private static string[] Shorter(string name) => [name, FirstOf(name), Initials(name)];

    private static string FirstOf(string name) => name.Split(' ')[0];

    private static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[..1])) is var letters
        && SmsAlphabet.IsSevenBit(letters)
            ? letters[..Math.Min(letters.Length, 3)]
            : "-";

    /// <summary>The subject of the e-mail.</summary>
    public string Subject(NoticeText text) => $"Segl: {text.What}";

    /// <summary>The e-mail.</summary>
    public abstract string Email(NoticeText text, DateTimeOffset at, string name);

    /// <summary>Date and time in Denmark, in short form.</summary>
    public string Time(DateTimeOffset at) => When(DanishClock.Local(at));

    /// <summary>A short date and time, in the language's format.</summary>
    protected abstract string When(DateTimeOffset local);
}
