using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Texts;

/// <summary>What the owner is told: what happened, and what to do now if it is not right.</summary>
internal sealed record NoticeText(string What, string Next);

/// <summary>
/// Every text of every notice, one class a language; a text that one of them lacks does not compile. No text holds
/// words that somebody else chose (a phone's name, a website's), so nobody can make Segl write to its citizens. SMS
/// texts fit into one message (160 letters of the network's own alphabet, <see cref="SmsAlphabet"/>).
/// </summary>
internal abstract class NoticeTexts
{
    // Whoever has no time zones installed reads UTC, and is told so.
    private static readonly TimeZoneInfo? Denmark = TimeZoneInfo.TryFindSystemTimeZoneById(
        "Europe/Copenhagen",
        out var found
    )
        ? found
        : null;

    /// <summary>The texts in a language.</summary>
    public static NoticeTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>
    /// What is told of a happening; null for one that is not told (<see cref="Rules.Notices.Told"/>).
    /// </summary>
    public abstract NoticeText? Of(Happening what);

    /// <summary>The text message with a temporary PIN: the PIN, the act, and never to tell anyone.</summary>
    /// <param name="pin">The eight digits.</param>
    /// <param name="purpose">The act that it is for.</param>
    public abstract string TemporaryPin(string pin, TemporaryPinPurpose purpose);

    /// <summary>What to do when a copy is not one's own: the link that stops it (R42).</summary>
    public abstract string StopHere(string address);

    /// <summary>The hint on a locked phone that something was told.</summary>
    public abstract string OpenTheApp { get; }

    /// <summary>The hint on a locked phone that a login waits (R94: not from whom).</summary>
    public abstract string ALoginIsWaiting { get; }

    /// <summary>The text message.</summary>
    public string Sms(NoticeText text, DateTimeOffset at) => $"Segl: {text.What} {Time(at)}. {text.Next}";

    /// <summary>The subject of the e-mail.</summary>
    public string Subject(NoticeText text) => $"Segl: {text.What}";

    /// <summary>The e-mail.</summary>
    public abstract string Email(NoticeText text, DateTimeOffset at);

    /// <summary>Date and time on Danish clocks, in short.</summary>
    public string Time(DateTimeOffset at) => When(Local(at));

    /// <summary>A short date and time, as the language writes it.</summary>
    protected abstract string When(DateTimeOffset local);

    /// <summary>The instant on Danish clocks.</summary>
    protected static DateTimeOffset Local(DateTimeOffset at) =>
        Denmark is null ? at : TimeZoneInfo.ConvertTime(at, Denmark);

    /// <summary>Says it when the time is not a Danish one.</summary>
    protected static string Zone => Denmark is null ? " UTC" : "";
}
