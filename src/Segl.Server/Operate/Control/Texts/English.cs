using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Control.Texts;

/// <summary>The operator's door in English.</summary>
internal sealed partial class English : OperateTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string Name => "Operate Segl";

    public override string OutsideLead =>
        "Here Segl is operated: relying parties, officers, devices and messages. You log in with your own Segl.";

    public override string NoOperator => "You are logged in, but you are no operator.";

    public override string Back => "Back";

    public override string NotDone => "It was not done";

    public override string Because => "Why";

    public override string BecauseHint => "It stands in the scheme's journal together with your name.";

    public override string BecauseMissing => "Say why you do it";

    public override string AskApp => "Continue, and approve in your app";

    public override string ByCommand => "the command line";

    public override string Erased => "somebody whose identity was erased";

    public override string NoneYet => "none yet";

    public override string Yes => "Yes";

    public override string No => "No";

    public override string Usual => "the usual";

    public override string Overview => "Overview";

    public override string Health => "How it is going";

    public override string InOrder => "in order";

    public override string Database => "Database";

    public override string Clock => "Clock";

    public override string Nodes => "Servers running";

    public override string Checkpoint => "The journal's newest seal from";

    public override string JournalVerified => "Journal verified";

    public override string NeverVerified => "never; run segl verify-journal";

    public override string NotSetUp => "is not set up";
    public override string Faces => "Comparison of faces";

    public override string Figures => "Latest figures";

    public override string FiguresHint =>
        "They are counted as it happens. Each bar is a part of the last turn of the clock, the "
        + "newest on the right.";

    public override string AsTable => "Show the figures as a table";

    public override string Hour => "From";

    public override string SettingsHeading => "Settings";

    public override string SettingsLead =>
        "This is how this server is set up. Secrets are not shown, and what is law is no setting. "
        + "Nothing is changed here.";

    public override string Setting => "Setting";

    public override string Value => "Value";

    public override string Source => "Comes from";

    public override string NotSet => "not set";

    public override string ByDefault => "the default";

    public override string Journal => "Journal";

    public override string JournalLead => "All that was done to the scheme, newest first: who and why.";

    public override string Notices => "Messages";

    public override string Undeliverable => "Could not be delivered";

    public override string NoneUndeliverable => "All is delivered or on its way.";

    public override string Waits => "Waiting to be sent";

    public override string NoneWaits => "Nothing waits.";

    public override string Again => "Again";

    public override string Channel => "To";

    public override string What => "Message";

    public override string GivenUp => "Given up";

    public override string NextTry => "Next try";

    public override string Error => "Error";

    public override string TryTicked => "Try the ticked ones again";

    public override string TryAll => "Try all again";

    public override string Clients => "Relying parties";

    public override string ClientsLead =>
        "Services at which people log in with Segl. A change counts on all servers shortly after.";

    public override string AddClient => "Add a relying party";

    public override string ChangeClient => "Change a relying party";

    public override string RemoveClient => "Remove the relying party";

    public override string RemoveClientThen =>
        "Nothing that it was given works any longer, and nobody can log in there.";

    public override string ClientRemoved => "The relying party was removed.";

    public override string ClientSaved => "The relying party was saved";

    public override string ClientLead =>
        "Everything here is public, but for the secret, which the server makes. Your app is asked at the end.";

    public override string ImportClients => "Add many from a file";

    public override string NameOfIt => "Name";

    public override string Sector => "Sector";

    public override string Profile => "Profile";

    public override string NewSecret => "Make a new secret; the one before ends at once";

    public override string AsJson => "Show as JSON";

    public override string SecretOnce => "Shown only now. Keep it in a safe place.";

    public override string WithinSeconds => "It counts on all servers shortly after.";

    public override string SectorPrivate => "Private: may only ask whether a CPR number fits";

    public override string SectorPublic => "Public: may have the CPR number";

    public override string ProfileStrict => "Strict (FAPI)";

    public override string ProfilePlain => "Plain (PKCE)";

    public override string TypeWeb => "Website";

    public override string TypeNative => "App on a device";

    public override string SecretEitherWay => "A secret, in either way";

    public override string ProofNone => "none (public client)";

    public override string CsvLead =>
        "The first line names the columns. Each line that cannot be used is told by number and reason; "
        + "the others are taken.";

    public override string CsvFile => "The file (CSV)";

    public override string SendFile => "Send the file, and approve in your app";

    public override string FileReport => "What became of the file";

    public override string LineNumber => "Line";

    public override string WhyNot => "Why not";

    public override string ActFile => "Take in a file";

    public override string ActStaff => "Change who works here";

    public override string Staff => "Staff";

    public override string Officers => "Officers of Citizen Service";

    public override string UsedTodayHint(int percent) =>
        $"What each has used of today's limits, which begin anew at midnight UTC. From {percent} percent on it is marked.";

    public override string Used(OfficerCount kind, int done, int most) =>
        kind switch
        {
            OfficerCount.LookUp => $"looked up {done} of {most}",
            OfficerCount.Act => $"acted {done} of {most}",
            OfficerCount.Freeze => $"froze {done} of {most}",
        };

    public override string NearLimit => "Officers near a limit of today";

    public override string AddOfficer => "Add an officer, or move one";

    public override string AddOfficerThen =>
        "The person is told on every channel. The level must be Substantial or High.";

    public override string ImportOfficers => "Add many from a file";

    public override string Operators => "Operators";

    public override string AddOperator => "Add an operator";

    public override string AddOperatorThen => "An operator can do everything on these pages, but act for no citizen.";

    public override string UserId => "User ID";

    public override string Desk => "Desk";

    public override string End => "End";

    public override string StaffDone => "It is done, and the person is told.";

    public override string NoSuchPerson => "There is no person with this user ID.";

    public override string NotForYourself => "You cannot do this for yourself; ask another operator.";

    public override string NoSuchDesk => "There is no open desk with this id.";

    public override string Desks => "Desks";

    public override string ImportDesks => "Add or change from a file";

    public override string CloseDesk => "Close a desk";

    public override string CloseDeskThen => "Nobody can book a time here any more. The file can open it again.";

    public override string DeskClosed => "It is closed.";

    protected override string TimeFormat => "d MMM yyyy 'at' HH:mm";

    protected override string Thousands => ",";
}
