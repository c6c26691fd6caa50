using Segl.Rules;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>
/// All texts of the portal (R110). One class per language, so that a text missing in one does not compile. The texts
/// of the rules' refusals are in <see cref="Sentences"/>.
/// </summary>
internal abstract partial class MyTexts
{
    /// <summary>The texts of a language.</summary>
    public static MyTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    /// <summary>The name of the portal, as the app shows it, too.</summary>
    public abstract string Name { get; }

    // Around every page
    public abstract string Overview { get; }

    public abstract string Devices { get; }

    // Logging in and out
    public abstract string OutsideLead { get; }

    // The overview

    public abstract string Hello(string firstName);

    public abstract string IfPhoneLost { get; }

    public abstract string IfDeviceLost { get; }

    public abstract string YouCouldStillUse { get; }

    public abstract string LastTested(string time);

    public abstract string NeverTested { get; }

    public abstract string TryYourSpare { get; }

    public abstract string TryYourSpareText(string notThis);

    public abstract string SpareWorks { get; }

    public abstract string SameAnswered { get; }

    public abstract string NothingLeft { get; }

    public abstract string NothingLeftThen { get; }

    public abstract string SparesOpen { get; }

    public abstract string MoreSpares { get; }

    public abstract string AppByCopy { get; }

    public abstract string AppByCopyHow { get; }

    public abstract string AppByCode { get; }

    public abstract string AppByCodeHow { get; }

    public abstract string CodeDisplay { get; }

    public abstract string CodeDisplayHow { get; }

    public abstract string AudioReader { get; }

    public abstract string AudioReaderHow { get; }

    public abstract string OrderedDevice { get; }

    public abstract string OrderedDeviceHow { get; }

    public abstract string WhereHeading { get; }

    public abstract IReadOnlyList<string> Where { get; }

    // What waits

    public abstract string WaitingHeading { get; }

    public abstract string WaitingLead { get; }

    public abstract string CopyWaits(string app, string time);

    public abstract string NumberWaits(string app, string time);

    public abstract string OrderWaits(DeviceKind kind, string time);

    public abstract string StopIt { get; }

    public abstract string Stopped { get; }

    // Freezing everything

    public abstract string FreezeHeading { get; }

    public abstract string FreezeLead { get; }

    public abstract string FreezeGo { get; }

    public abstract IReadOnlyList<string> FreezeThen { get; }

    public abstract string FreezeNow { get; }

    public abstract string NotNow { get; }

    public abstract string FrozenHeading { get; }

    public abstract string FrozenLead { get; }

    public abstract string LockedOut { get; }

    // Authenticators

    public abstract string Authenticators { get; }

    public abstract string AuthenticatorsLead { get; }

    public abstract string LoggedInWithThis { get; }

    public abstract string Kind { get; }

    public abstract string AppOn(string model);

    public abstract string KindOf(DeviceKind kind);

    public abstract string SerialNumber { get; }

    public abstract string State { get; }

    public abstract string ActivatedAt { get; }

    public abstract string LastUsed { get; }

    public abstract string NotUsedYet { get; }

    public abstract string Rename { get; }

    public abstract string NewName { get; }

    public abstract string Save { get; }

    public abstract string IsNamed { get; }

    public abstract string IsBlocked { get; }

    public abstract string IsDeleted { get; }

    public abstract string Block { get; }

    public abstract string Delete { get; }

    public abstract string BlockHeading(string name);

    public abstract string DeleteHeading(string name);

    public abstract string BlockThen { get; }

    public abstract string DeleteThen { get; }

    public abstract string BlockText(string name);

    public abstract string DeleteText(string name);

    public abstract string AppIsAsked { get; }

    public abstract string LastOne { get; }

    public abstract IReadOnlyList<string> WaysBack { get; }

    public abstract string IKnow { get; }

    public abstract string LoggedOutWithIt { get; }

    /// <summary>Date and time in Denmark.</summary>
    public string When(DateTimeOffset at) => NoticeTexts.In(Language).Time(at);
}
