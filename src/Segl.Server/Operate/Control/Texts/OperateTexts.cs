using System.Globalization;
using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.Web;

namespace Segl.Server.Operate.Control.Texts;

/// <summary>All texts of the operator's door, one class per language (R110).</summary>
internal abstract partial class OperateTexts
{
    /// <summary>The texts of a language.</summary>
    public static OperateTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    public abstract Language Language { get; }

    /// <summary>Date and time in Denmark.</summary>
    public string When(DateTimeOffset at) => DanishClock.Local(at).ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>A number, its thousands divided.</summary>
    public string Number(long number) =>
        number.ToString("N0", new NumberFormatInfo { NumberGroupSeparator = Thousands });

    protected abstract string TimeFormat { get; }

    protected abstract string Thousands { get; }

    public abstract string Name { get; }

    public abstract string OutsideLead { get; }

    public abstract string NoOperator { get; }

    public abstract string Back { get; }

    public abstract string NotDone { get; }

    public abstract string Because { get; }

    public abstract string BecauseHint { get; }

    public abstract string BecauseMissing { get; }

    public abstract string AskApp { get; }

    public abstract string ByCommand { get; }

    public abstract string Erased { get; }

    public abstract string NoneYet { get; }

    public abstract string Yes { get; }

    public abstract string No { get; }

    public abstract string Usual { get; }

    public abstract string Overview { get; }

    public abstract string Health { get; }

    public abstract string InOrder { get; }

    public abstract string Database { get; }

    public abstract string Clock { get; }

    public abstract string Nodes { get; }

    public abstract string Checkpoint { get; }

    public abstract string JournalVerified { get; }

    public abstract string NeverVerified { get; }

    public abstract string NotSetUp { get; }

    /// <summary>The comparison of faces.</summary>
    public abstract string Faces { get; }

    public abstract string Figures { get; }

    public abstract string FiguresHint { get; }

    public abstract string AsTable { get; }

    public abstract string Hour { get; }

    public abstract string SettingsHeading { get; }

    public abstract string SettingsLead { get; }

    public abstract string Setting { get; }

    public abstract string Value { get; }

    public abstract string Source { get; }

    public abstract string NotSet { get; }

    public abstract string ByDefault { get; }

    public abstract string Journal { get; }

    public abstract string JournalLead { get; }

    public abstract string Notices { get; }

    public abstract string Undeliverable { get; }

    public abstract string NoneUndeliverable { get; }

    public abstract string Waits { get; }

    public abstract string NoneWaits { get; }

    public abstract string Again { get; }

    public abstract string Channel { get; }

    public abstract string What { get; }

    public abstract string GivenUp { get; }

    public abstract string NextTry { get; }

    public abstract string Error { get; }

    public abstract string TryTicked { get; }

    public abstract string TryAll { get; }

    public abstract string Clients { get; }

    public abstract string ClientsLead { get; }

    public abstract string AddClient { get; }

    public abstract string ChangeClient { get; }

    public abstract string RemoveClient { get; }

    public abstract string RemoveClientThen { get; }

    public abstract string ClientRemoved { get; }

    public abstract string ClientSaved { get; }

    public abstract string ClientLead { get; }

    public abstract string ImportClients { get; }

    public abstract string NameOfIt { get; }

    public abstract string Sector { get; }

    public abstract string Profile { get; }

    public abstract string NewSecret { get; }

    public abstract string AsJson { get; }

    public abstract string SecretOnce { get; }

    public abstract string WithinSeconds { get; }

    public abstract string SectorPrivate { get; }

    public abstract string SectorPublic { get; }

    public abstract string ProfileStrict { get; }

    public abstract string ProfilePlain { get; }

    public abstract string TypeWeb { get; }

    public abstract string TypeNative { get; }

    public abstract string SecretEitherWay { get; }

    public abstract string ProofNone { get; }

    public abstract string CsvLead { get; }

    public abstract string CsvFile { get; }

    public abstract string SendFile { get; }

    public abstract string FileReport { get; }

    public abstract string LineNumber { get; }

    public abstract string WhyNot { get; }

    public abstract string ActFile { get; }

    public abstract string ActStaff { get; }

    public abstract string Staff { get; }

    public abstract string Officers { get; }

    /// <summary>What stands above the officers about the limits of the day.</summary>
    public abstract string UsedTodayHint(int percent);

    /// <summary>T-40: how much an officer has used of one limit of today.</summary>
    public abstract string Used(OfficerCount kind, int done, int most);

    /// <summary>T-40: how many officers near a limit of today.</summary>
    public abstract string NearLimit { get; }

    public abstract string AddOfficer { get; }

    public abstract string AddOfficerThen { get; }

    public abstract string ImportOfficers { get; }

    public abstract string Operators { get; }

    public abstract string AddOperator { get; }

    public abstract string AddOperatorThen { get; }

    public abstract string UserId { get; }

    public abstract string Desk { get; }

    public abstract string End { get; }

    public abstract string StaffDone { get; }

    public abstract string NoSuchPerson { get; }

    public abstract string NotForYourself { get; }

    public abstract string NoSuchDesk { get; }

    public abstract string Desks { get; }

    public abstract string ImportDesks { get; }

    public abstract string CloseDesk { get; }

    public abstract string CloseDeskThen { get; }

    public abstract string DeskClosed { get; }
}
