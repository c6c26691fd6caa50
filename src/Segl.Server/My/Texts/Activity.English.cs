using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>What has happened, in English.</summary>
internal sealed partial class English : MyTexts
{
    public override string Activity => "What has happened";

    public override string ActivityLead =>
        "Here is everything that has happened with your Segl, also when an officer looked at it.";

    public override string NotWhole =>
        "The record is not whole: something was taken out or changed. Contact Citizen Service.";

    public override string NothingShown => "There is nothing to show. Choose other dates or another kind.";

    public override string Newest => "The newest";

    public override string Older => "Older";

    public override string TakeAway => "Take all of it with you";

    public override string TakeAwayLead => "Download the whole record as a file. That you did so will be in it, too.";

    public override string Checked(long oldest, long newest) =>
        $"We have just checked lines {oldest} to {newest}, which you see here. Nothing was taken out, and nothing was changed.";

    public override string CheckAll => "Check all of it";

    public override string Records => "All that Segl keeps about you";

    public override IReadOnlyList<string> RecordsLead =>
        [
            "You get a file with all that we keep about you, and for how long. Secrets such as keys and passwords are not in it.",
            "Your person number and your address stand in it. Keep it where only you can read it.",
            "You approve it in your app, and we write to you everywhere that the file was handed out.",
        ];

    public override string RecordsAsk => "Approve in the app";

    public override string RecordsAction => "Download all";

    public override string RecordsText => "All that Segl keeps about me, as a file in My Segl.";

    public override string RecordsApproved(string until) => $"Approved. Download the file now; you can until {until}.";

    public override string RecordsTake => "Download the file";

    public override string AsTable => "Download as a table";

    public override string AsJson => "Download with check numbers";

    public override string FilterKind => "Kind";

    public override string FilterAll => "Everything";

    public override string FilterFrom => "From";

    public override string FilterTo => "To";

    public override string FilterShow => "Show";

    public override string KindLogins => "Logins";

    public override string KindCopies => "Copies and codes";

    public override string KindPerson => "You and your data";

    public override string Number => "Number";

    public override string Time => "Time";

    public override string Happened => "What happened";

    public override string Details => "More";

    public override string Whole(int lines) =>
        $"We have just checked it all: {Numbers.Count(lines, "line", "lines")}. Nothing was taken out, and "
        + "nothing was changed.";

    public override IReadOnlyDictionary<Happening, string> Untold { get; } =
        new Dictionary<Happening, string>
        {
            [Happening.TemporaryPinSent] = "You were sent a temporary PIN by text message",
            [Happening.NameOfAppChanged] = "An app was given another name",
            [Happening.LanguageChanged] = "The language was changed",
            [Happening.LoginApproved] = "You approved a login",
            [Happening.PersonNumberTested] = "A website asked whether a person number is yours",
            [Happening.CopyVouched] = "Your old app vouched for the new one",
            [Happening.DeskLookedUp] = "An officer of Citizen Service looked you up",
            [Happening.PCodeIssued] = "You were given a P-code",
            [Happening.DocumentChecked] = "Your passport or ID card was checked on a phone",
            [Happening.DocumentNotConfirmed] = "Your passport or ID card was scanned, and the face was not confirmed",
            [Happening.EvidenceShown] = "You showed who you are at Citizen Service",
            [Happening.WitnessVouched] = "A witness vouched for you",
            [Happening.DeskActSeconded] = "A second officer said yes",
            [Happening.DeskActProposed] = "An officer asked a second officer to decide",
            [Happening.BookingTold] = "You were told of an appointment at Citizen Service",
            [Happening.JournalAccident] = "The record was continued after an accident",
            [Happening.ContactCodeSent] = "A code was sent to a new number or address",
            [Happening.ContactChangeStopped] = "The change of number or address was stopped",
            [Happening.ActivityExported] = "You downloaded the whole record",
            [Happening.SpareTested] = "You tried your spare, and it worked",
            [Happening.DevicePacked] = "Your device was packed",
            [Happening.DeviceUnpacked] = "Your device was unpacked again",
            [Happening.SecurityKeyRenamed] = "A security key was given another name",
            [Happening.SecurityKeyUsed] = "A login was finished with your security key",
            [Happening.DeviceRenamed] = "A device was given another name",
            [Happening.DeviceSynchronised] = "The clock of your device was set right",
        };

    public override IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            ["rp"] = "Website",
            ["service"] = "Website",
            ["action"] = "Act",
            ["text"] = "Text",
            ["name"] = "Name",
            ["address"] = "Internet address",
            ["by"] = "By",
            ["device"] = "Number of the device",
            ["because"] = "Because",
            ["desk"] = "Desk",
            ["officerName"] = "Officer",
            ["secondName"] = "Second officer",
            ["document"] = "Document",
            ["complain"] = "How to complain",
        };

    public override IReadOnlyDictionary<string, string> Doers { get; } =
        new Dictionary<string, string>
        {
            ["segl"] = "support",
            ["operator"] = "an operator",
            ["desk"] = "Citizen Service",
            ["portal"] = "My Segl",
            ["stop link"] = "the link in the message",
            ["Qr"] = "QR code",
            ["Number"] = "number",
            ["Code"] = "code",
            ["Link"] = "link",
            ["Copy"] = "copy",
            ["Desk"] = "activation code",
            ["Portal"] = "activation code from My Segl",
            ["Document"] = "passport or ID card",
            ["document"] = "passport or ID card",
        };

    protected override string TimeFormat => "d MMM yyyy 'at' HH:mm";
}
