using Segl.Demo.Texts;
using Segl.Rules;
using Segl.Server.Desk.Handing.Texts;
using Segl.Server.Desk.Texts;
using Segl.Server.Desks.Texts;
using Segl.Server.Login.Texts;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Demo.Office.Texts;

/// <summary>The demo's Citizen Service in English.</summary>
internal sealed class OfficeEnglish : OfficeTexts
{
    public static OfficeEnglish Texts { get; } = new();

    public override string Office => "Citizen Service";

    public override string Book => "Book a time";

    public override string AtTheOffice => "At Citizen Service";

    public override string Lead(string number) =>
        $"Mikkel works at Citizen Service: press “{Office}” above the PC's screen, and log in with his phone. Karla's "
        + $"person number is {number}. What is for her alone comes here.";

    public override string CitizensScreen => "Karla's screen at the counter";

    public override string Printer => "The printer";

    public override string NoPaper => "The printer has not printed anything yet.";

    public override string InTheDrawer => "In Mikkel's drawer lies a code display. The number on its back is";

    public override string Walk => "Lost it all";

    public override string Outside =>
        $"The PC is at Citizen Service. Choose “{Walk}” here to be led through it, or do what the page says.";

    public override IReadOnlyList<(string Step, string Text)> Steps(OfficeNames names) =>
        [.. Booking(names), .. Serving(names), .. HandingOut(), .. LoggingIn()];

    private static DemoTexts Demo => DemoTexts.In(Language.En);

    private static DeskTexts Desk => DeskTexts.In(Language.En);

    private (string, string)[] Booking(OfficeNames names)
    {
        var book = BookingTexts.In(Language.En);
        return
        [
            ("lose", $"Karla has her phone only. Press “{Demo.LosePhone}” at phone A."),
            ("Book", $"Nothing to log in with. Press “{Book}” above the PC's screen: it asks for no login."),
            ("Book:desks-find", $"Type the postcode {names.Postcode}, and press “{book.ShowNearest}”."),
            ("Book:desks", $"Press “{book.SeeTimes}” at “{names.Desk}”."),
            ("Book:desks-times", "Choose a time, such as the first one."),
            (
                "Book:desks-book",
                $"Choose “{book.Purpose(BookingPurpose.LostEverything)}”, type {names.Email}, and press “{book.SendCode}”."
            ),
            (
                "Book:desks-prove",
                $"Open the newest e-mail under “{Demo.Messages("Karla")}”. Type its code on the PC, and press “{book.BookIt}”."
            ),
            ("Wait", $"It is booked. Let the time pass: press “{Demo.OneDay}” at the clock until it has come."),
        ];
    }

    private (string, string)[] Serving(OfficeNames names)
    {
        var block = Desk.NameOf(DeskAct.BlockAuthenticator);
        var find = $"Type Karla's number, {names.Number}, and why she came, and press “{Desk.FindPress}”.";
        return
        [
            ("desk-outside", $"Press “{DoorTexts.In(Language.En).LogIn}” on the PC. Mikkel logs in as an officer."),
            ("user-id", $"Type Mikkel's user ID, {names.OfficersUserId}, if it is not there, and press “Next”."),
            ("waiting", "Press “Scan the QR code” on Mikkel's phone on the right. It sees the PC's screen."),
            ("claimed", $"Approve on Mikkel's phone with the PIN {names.OfficersPin}."),
            ("desk-person", $"Karla shows her passport. Press “{Desk.ShowDocument}”."),
            (
                "desk-evidence",
                $"Choose passport, type its last characters, such as ABC123, tick every box, and press “{Desk.Keep}”."
            ),
            ("Come", $"The time has come, and Mikkel is at work. Press “{Office}” above the PC's screen."),
            ("Come:desk-find", $"Press “{Desk.Today}” at the top of the PC's page."),
            ("Come:desk-today", $"There is her time. Karla has come: press “{Desk.MarkAs(BookingState.Arrived)}”."),
            ("Here", $"Karla has come. Press “{Office}” above the PC's screen."),
            ("Here:desk-today", $"Press “{Desk.Find}” at the top of the PC's page."),
            ("Here:desk-find", find),
            ("Here:desk-shown", $"Nobody shall use the phone that she lost. Press “{block}”."),
            ("Here:desk-act", $"Choose her app, and press “{block}”. Mikkel's own app is asked."),
            ("HandOut", $"Karla needs a new code display. Press “{Office}” above the PC's screen."),
            ("HandOut:desk-find", find),
        ];
    }

    private (string, string)[] HandingOut()
    {
        var hand = Desk.NameOf(DeskAct.HandOutDevice);
        return
        [
            (
                "HandOut:desk-shown",
                $"She gets a code display instead. Press “{Desk.Screen}” at the top of the PC's page."
            ),
            (
                "HandOut:desk-connect",
                $"Karla's screen is under “{AtTheOffice}”. Type its code here, and press “{Desk.Connect}”."
            ),
            ("HandOut:desk-screen", $"Press “{Desk.BackToCitizen}”."),
            ("HandOut:desk-hand-out", $"Press “{hand}”."),
            (
                "HandOut:desk-act",
                $"Type the number of the one in Mikkel's drawer, under “{Demo.Devices}”, and press “{hand}”."
            ),
            ("Choose", $"Press “{Office}” above the PC's screen, and there “{Desk.Screen}”."),
            ("Choose:desk-screen", $"It is Karla's turn, at her screen under “{AtTheOffice}”."),
            (
                "Asked",
                "Karla: type a code and the next one, and twice a password, such as “yellow bike by the harbour”. "
                    + $"Press “{ScreenTexts.In(Language.En).Choose}”."
            ),
            ("Chosen", $"Karla has chosen. Press “{Office}” above the PC's screen, and there “{Desk.Screen}”."),
            ("Chosen:desk-screen", $"Karla has chosen, and Mikkel saw nothing of it. Press “{Desk.LookAgain}”."),
            ("Chosen:desk-chosen", $"Press “{Desk.Finish}”."),
        ];
    }

    private static (string, string)[] LoggingIn()
    {
        var box = BoxTexts.In(Language.En);
        return
        [
            ("Held", $"The new code display works. Press “{Demo.StartOver}” on the PC."),
            ("Held:shop", $"Karla is home again. Press “{Demo.LogIn}” on the PC."),
            ("Held:user-id", Demo.NextUserId),
            ("Held:waiting", $"Press “{box.UseADevice}” on the PC."),
            ("Held:code", $"Code display: press “{Demo.Press}”, type a new code on the PC, and press “{box.Next}”."),
            ("Held:secret", $"Type the password from Karla's screen on the PC, and press “{box.LogIn}”."),
            ("Held:in", "Karla had lost it all, and is in again. Nobody else could have done it for her."),
        ];
    }
}
