using System.Globalization;
using Segl.Rules;
using Segl.Server.Days;

namespace Segl.Server.My.Texts;

/// <summary>The words of the journal.</summary>
internal abstract partial class MyTexts
{
    public abstract string Activity { get; }

    public abstract string ActivityLead { get; }

    public abstract string NotWhole { get; }

    public abstract string NothingShown { get; }

    public abstract string Newest { get; }

    public abstract string Older { get; }

    public abstract string TakeAway { get; }

    public abstract string TakeAwayLead { get; }

    public abstract string Checked(long oldest, long newest);

    public abstract string CheckAll { get; }

    public abstract string Records { get; }

    public abstract IReadOnlyList<string> RecordsLead { get; }

    public abstract string RecordsAsk { get; }

    public abstract string RecordsAction { get; }

    public abstract string RecordsText { get; }

    public abstract string RecordsApproved(string until);

    public abstract string RecordsTake { get; }

    public abstract string AsTable { get; }

    public abstract string AsJson { get; }

    public abstract string FilterKind { get; }

    public abstract string FilterAll { get; }

    public abstract string FilterFrom { get; }

    public abstract string FilterTo { get; }

    public abstract string FilterShow { get; }

    public abstract string KindLogins { get; }

    public abstract string KindCopies { get; }

    public abstract string KindPerson { get; }

    public abstract string Number { get; }

    public abstract string Time { get; }

    public abstract string Happened { get; }

    public abstract string Details { get; }

    public abstract string Whole(int lines);

    /// <summary>Words for what is in the journal only, and told by no notice.</summary>
    public abstract IReadOnlyDictionary<Happening, string> Untold { get; }

    /// <summary>What the facts of the journal are called; others are not shown.</summary>
    public abstract IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>By whom or by what something was done; others are not shown.</summary>
    public abstract IReadOnlyDictionary<string, string> Doers { get; }

    /// <summary>Date with its year, and time, in Denmark.</summary>
    public string WhenWithYear(DateTimeOffset at) =>
        DanishClock.Local(at).ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The format of date and time.</summary>
    protected abstract string TimeFormat { get; }
}
