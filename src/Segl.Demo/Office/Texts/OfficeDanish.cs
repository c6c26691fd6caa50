using Segl.Demo.Texts;
using Segl.Rules;
using Segl.Server.Desk.Handing.Texts;
using Segl.Server.Desk.Texts;
using Segl.Server.Desks.Texts;
using Segl.Server.Login.Texts;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Demo.Office.Texts;

/// <summary>Demoens Borgerservice på dansk.</summary>
internal sealed class OfficeDanish : OfficeTexts
{
    public static OfficeDanish Texts { get; } = new();

    public override string Office => "Borgerservice";

    public override string Book => "Bestil tid";

    public override string AtTheOffice => "Hos Borgerservice";

    public override string Lead(string number) =>
        $"Mikkel arbejder i Borgerservice: Tryk på “{Office}” over pc'ens skærm, og log på med hans telefon. Karla har "
        + $"CPR-nummer {number}. Det, der kun er til hende, kommer her.";

    public override string CitizensScreen => "Karlas skærm ved skranken";

    public override string Printer => "Printeren";

    public override string NoPaper => "Printeren har ikke printet noget endnu.";

    public override string InTheDrawer => "I Mikkels skuffe ligger en kodeviser. Nummeret på dens bagside er";

    public override string Walk => "Mistet det hele";

    public override string Outside =>
        $"Pc'en er hos Borgerservice. Vælg “{Walk}” her, så bliver du ført igennem, eller gør, hvad siden siger.";

    public override IReadOnlyList<(string Step, string Text)> Steps(OfficeNames names) =>
        [.. Booking(names), .. Serving(names), .. HandingOut(), .. LoggingIn()];

    private static DemoTexts Demo => DemoTexts.In(Language.Da);

    private static DeskTexts Desk => DeskTexts.In(Language.Da);

    private (string, string)[] Booking(OfficeNames names)
    {
        var book = BookingTexts.In(Language.Da);
        return
        [
            ("lose", $"Karla har kun sin telefon. Tryk på “{Demo.LosePhone}” ved telefon A."),
            ("Book", $"Hun kan ikke logge på. Tryk på “{Book}” over pc'ens skærm: Det kræver intet login."),
            ("Book:desks-find", $"Skriv postnummeret {names.Postcode}, og tryk på “{book.ShowNearest}”."),
            ("Book:desks", $"Tryk på “{book.SeeTimes}” ved “{names.Desk}”."),
            ("Book:desks-times", "Vælg en tid, for eksempel den første."),
            (
                "Book:desks-book",
                $"Vælg “{book.Purpose(BookingPurpose.LostEverything)}”, skriv {names.Email}, og tryk på “{book.SendCode}”."
            ),
            (
                "Book:desks-prove",
                $"Åbn den nyeste e-mail under “{Demo.Messages("Karla")}”. Skriv dens kode på pc'en, og tryk på “{book.BookIt}”."
            ),
            ("Wait", $"Tiden er bestilt. Lad tiden gå: Tryk på “{Demo.OneDay}” ved uret, til den er kommet."),
        ];
    }

    private (string, string)[] Serving(OfficeNames names)
    {
        var block = Desk.NameOf(DeskAct.BlockAuthenticator);
        var find = $"Skriv Karlas nummer, {names.Number}, og hvorfor hun er kommet, og tryk på “{Desk.FindPress}”.";
        return
        [
            (
                "desk-outside",
                $"Tryk på “{DoorTexts.In(Language.Da).LogIn}” på pc'en. Mikkel logger på som medarbejder."
            ),
            (
                "user-id",
                $"Skriv Mikkels bruger-id, {names.OfficersUserId}, hvis det ikke står der, og tryk på “Næste”."
            ),
            ("waiting", "Tryk på “Scan QR-koden” på Mikkels telefon til højre. Den ser pc'ens skærm."),
            ("claimed", $"Godkend på Mikkels telefon med pinkoden {names.OfficersPin}."),
            ("desk-person", $"Karla viser sit pas. Tryk på “{Desk.ShowDocument}”."),
            (
                "desk-evidence",
                $"Vælg pas, skriv dets sidste tegn, for eksempel ABC123, sæt alle hak, og tryk på “{Desk.Keep}”."
            ),
            ("Come", $"Tiden er kommet, og Mikkel er på arbejde. Tryk på “{Office}” over pc'ens skærm."),
            ("Come:desk-find", $"Tryk på “{Desk.Today}” øverst på pc'ens side."),
            (
                "Come:desk-today",
                $"Dér står hendes tid. Karla er kommet: Tryk på “{Desk.MarkAs(BookingState.Arrived)}”."
            ),
            ("Here", $"Karla er kommet. Tryk på “{Office}” over pc'ens skærm."),
            ("Here:desk-today", $"Tryk på “{Desk.Find}” øverst på pc'ens side."),
            ("Here:desk-find", find),
            ("Here:desk-shown", $"Ingen skal kunne bruge telefonen, hun mistede. Tryk på “{block}”."),
            ("Here:desk-act", $"Vælg hendes app, og tryk på “{block}”. Mikkels egen app bliver spurgt."),
            ("HandOut", $"Karla mangler en ny kodeviser. Tryk på “{Office}” over pc'ens skærm."),
            ("HandOut:desk-find", find),
        ];
    }

    private (string, string)[] HandingOut()
    {
        var hand = Desk.NameOf(DeskAct.HandOutDevice);
        return
        [
            ("HandOut:desk-shown", $"Hun får en kodeviser i stedet. Tryk på “{Desk.Screen}” øverst på pc'ens side."),
            (
                "HandOut:desk-connect",
                $"Karlas skærm er under “{AtTheOffice}”. Skriv dens kode her, og tryk på “{Desk.Connect}”."
            ),
            ("HandOut:desk-screen", $"Tryk på “{Desk.BackToCitizen}”."),
            ("HandOut:desk-hand-out", $"Tryk på “{hand}”."),
            (
                "HandOut:desk-act",
                $"Skriv nummeret på den i Mikkels skuffe, under “{Demo.Devices}”, og tryk på “{hand}”."
            ),
            ("Choose", $"Tryk på “{Office}” over pc'ens skærm, og dér på “{Desk.Screen}”."),
            ("Choose:desk-screen", $"Det er Karlas tur, ved hendes skærm under “{AtTheOffice}”."),
            (
                "Asked",
                "Karla: Skriv en kode, den næste kode, og en adgangskode begge steder, for eksempel “gul cykel ved havnen”. "
                    + $"Tryk på “{ScreenTexts.In(Language.Da).Choose}”."
            ),
            ("Chosen", $"Karla har valgt. Tryk på “{Office}” over pc'ens skærm, og dér på “{Desk.Screen}”."),
            ("Chosen:desk-screen", $"Karla har valgt, og Mikkel så intet af det. Tryk på “{Desk.LookAgain}”."),
            ("Chosen:desk-chosen", $"Tryk på “{Desk.Finish}”."),
        ];
    }

    private static (string, string)[] LoggingIn()
    {
        var box = BoxTexts.In(Language.Da);
        return
        [
            ("Held", $"Den nye kodeviser virker. Tryk på “{Demo.StartOver}” på pc'en."),
            ("Held:shop", $"Karla er hjemme igen. Tryk på “{Demo.LogIn}” på pc'en."),
            ("Held:user-id", Demo.NextUserId),
            ("Held:waiting", $"Tryk på “{box.UseADevice}” på pc'en."),
            ("Held:code", $"Kodeviseren: Tryk på “{Demo.Press}”, skriv en ny kode på pc'en, og tryk på “{box.Next}”."),
            ("Held:secret", $"Skriv adgangskoden fra Karlas skærm på pc'en, og tryk på “{box.LogIn}”."),
            ("Held:in", "Karla havde mistet det hele og er inde igen. Ingen anden kunne have gjort det for hende."),
        ];
    }
}
