using Segl.Rules;
using Segl.Server.Login.Texts;
using Segl.Server.My.Devices.Texts;
using Segl.Server.My.Texts;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Demo.Texts;

/// <summary>Demoen på dansk.</summary>
internal sealed class Danish : DemoTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string Title => "Segl: vis, hvem du er, med din telefon";

    public override string Lead =>
        "Prøv et helt lands elektroniske identitet: log på, flyt appen, hav en reserve, prøv at snyde. Ingenting er ægte.";

    public override string Reset => "Nulstil demoen";

    public override string ResetQuestion =>
        "Alt begynder forfra, i hver browser, der bruger demoen: nye borgere, nye telefoner, tomme "
        + "indbakker, og uret viser igen tiden nu.";

    public override string ResetYes => "Ja, nulstil alt";

    public override string Cancel => "Annuller";

    public override string Resetting => "Demoen begynder forfra …";

    public override string Clock => "Demoens ur";

    public override string OneHour => "+1 time";

    public override string OneDay => "+1 dag";

    public override string OneWeek => "+1 uge";

    public override string PostArrives => "Posten kommer";

    public override string Guide => "Det skal du gøre nu";

    public override string WalkLogin => "Log på";

    public override string WalkCopy => "Kopiér appen";

    public override string WalkSpare => "Hav en reserve";

    public override string WalkCheat => "Prøv at snyde";

    public override string NextShop => "Tryk på “Log på med Segl” på pc'en.";

    public override string NextUserId => "Bruger-id'et er skrevet. Tryk på “Næste” på pc'en.";

    public override string NextWaiting => "Tryk på “Scan QR-koden” på telefon A. Den ser pc'ens skærm.";

    public override string NextClaimed(string pin) =>
        $"Læs, hvad telefonen viser, stryg for at godkende, og skriv Karlas pinkode: {pin}";

    public override string NextIn => "Du er inde. Betal noget, eller vælg “Kopiér appen” her.";

    public override string NextOther => "Gør, hvad der står på pc'en, eller tryk på “Begynd forfra” der.";

    public override string StepOf(string step, int steps) => $"Trin {step} af {steps}";

    public override string AllSteps => "Alle trin";

    public override IReadOnlyList<string> CopySteps(string pin, string userId) =>
        [
            "Telefon A har Segl åben. Tryk på “Menu” øverst.",
            "Telefon A: Tryk på “Aktivér”.",
            "Telefon A: Tryk på “Kopiér dit Segl til en ny app”.",
            "Telefon A: Læs, hvad der står, og tryk på “Næste”.",
            $"Telefon A: Skriv Karlas pinkode, {pin}, og tryk på “Næste”.",
            "Telefon A: Sæt hak ved “Ja, jeg vil kopiere”, og tryk på “Start kopieringen”.",
            $"En ventetid på {Numbers.InDanish(Limits.WaitBeforeCopying)} er begyndt. Tryk på “OK” på telefon A for at "
                + "lægge den væk. Lad så tiden gå: Tryk på “+1 time” ved uret.",
            "Ventetiden er forbi. Telefon A: Tryk på “Vis QR-kode”.",
            $"Telefon A: Skriv pinkoden igen, {pin}, og tryk på “Næste”.",
            "Telefon A: Læs, hvorfor den skal bruge Bluetooth, og tryk på “Næste”.",
            "Telefon A spørger, om Segl må bruge Bluetooth. Tryk på “Tillad”.",
            $"Telefon A viser en QR-kode, som gælder i {Numbers.InDanish(Limits.CopyQrCodeValid)}. Tag telefon B frem: "
                + "Tryk på dens mørke skærm.",
            "Telefon B: Åbn Segl.",
            "Telefon B: Tryk på “Kom i gang”.",
            "Telefon B: Vælg “Kopiér fra en anden app”, godkend vilkårene, og tryk på “Næste”.",
            "Telefon B: Sæt hak ved “QR-koden vises på den gamle app”, og tryk på “Scan QR-kode”.",
            "Telefon B: Læs, hvorfor den skal bruge Bluetooth, og tryk på “Næste”.",
            "Telefon B spørger, om Segl må bruge Bluetooth. Tryk på “Tillad”.",
            "Telefon B scanner selv telefon A's skærm. Når begge viser det samme tal, så tryk på "
                + "“Ja, de er ens” på telefon A.",
            $"Telefon B: Skriv Karlas bruger-id, {userId}, og tryk på “Næste”.",
            "Telefon B: Skriv koden fra den nyeste sms i Karlas indbakke, og tryk på “Næste”.",
            "Telefon B: Vælg en pinkode til den nye telefon, for eksempel 620731, og tryk på “Næste”.",
            "Telefon B: Skriv den nye pinkode igen, og tryk på “Næste”.",
            "Telefon B: Vælg, om du vil godkende med fingeraftryk.",
            "Telefon B: Vælg, om Segl må give dig besked.",
            "Telefon B er aktiv og klar. Tryk på “OK”.",
        ];

    public override string CopyDone =>
        "Begge telefoner er aktive. Telefon A virker stadig: Behold den som reserve, eller slet Segl fra den.";

    public override IReadOnlyList<(string Step, string Text)> SpareSteps(string pin, string userId)
    {
        var (my, device, box) = (MyTexts.In(Language), DeviceTexts.In(Language), BoxTexts.In(Language));
        var claimed = NextClaimed(pin);
        var typed = $"Skriv Karlas bruger-id, {userId}, på pc'en, hvis det ikke står der, og tryk på “Næste”.";
        return
        [
            ("my-outside", $"Tryk på “{DoorTexts.In(Language).LogIn}” på pc'en. Mit Segl er borgerens egne sider."),
            ("Order", $"Karla har kun sin telefon. Tryk på “{MySegl}” over pc'ens skærm."),
            ("Order:user-id", typed),
            ("Order:waiting", NextWaiting),
            ("Order:claimed", claimed),
            ("Order:my", $"Hvad nu, hvis hun mister telefonen? Tryk på “{my.CodeDisplay}” på pc'en."),
            ("Order:my-devices", $"Tryk på “{device.OrderOne}” på pc'en."),
            ("Order:my-order", $"En kodeviser, med posten. Tryk på “{device.OrderNow}” på pc'en."),
            ("Post", $"Den er bestilt. Lad tiden gå: Tryk på “{PostArrives}” ved uret."),
            ("Activate", $"Kodeviseren er kommet. Tryk på “{MySegl}” over pc'ens skærm for at aktivere den."),
            ("Activate:user-id", typed),
            ("Activate:waiting", NextWaiting),
            ("Activate:claimed", claimed),
            ("Activate:my", $"Tryk på “{my.Devices}” øverst på pc'ens side."),
            ("Activate:my-activate", $"Tryk på “{device.Activate(DeviceKind.CodeDisplay)}” på pc'en."),
            ("Activate:my-serial", $"Skriv nummeret fra kodeviserens bagside på pc'en, og tryk på “{device.Next}”."),
            (
                "Activate:my-codes",
                $"Kodeviseren: Tryk på “{Press}”, og skriv den. Når den er slukket, så tryk igen, og skriv også den "
                    + $"næste. Tryk på “{device.Next}”."
            ),
            (
                "Activate:my-secret",
                "Vælg en adgangskode, for eksempel “gul cykel ved havnen”, skriv den i begge felter, og tryk på "
                    + $"“{device.AskTheApp}”."
            ),
            ("Held", $"Kodeviseren er aktiv. Nu sker det: Tryk på “{LosePhone}” ved telefon A."),
            ("Lost", $"Telefonen er væk. Tryk på “{StartOver}” på pc'en."),
            ("Lost:shop", $"Telefonen er væk, men Karla har en kodeviser. Tryk på “{LogIn}” på pc'en."),
            ("Lost:user-id", NextUserId),
            ("Lost:waiting", $"Tryk på “{box.UseADevice}” på pc'en."),
            ("Lost:code", $"Kodeviseren: Tryk på “{Press}”, skriv den på pc'en, og tryk på “{box.Next}”."),
            ("Lost:secret", $"Skriv adgangskoden fra før på pc'en, og tryk på “{box.LogIn}”."),
            ("Lost:in", "Karla er inde uden sin telefon. Det er det, en reserve er til."),
        ];
    }

    public override string CheatShop =>
        "Mikkel sidder ved pc'en og siger, at han er Karla. Tryk på “Log på med Segl” der.";

    public override string CheatUserId => "Han har skrevet Karlas bruger-id. Tryk på “Næste” på pc'en.";

    public override string CheatWaiting =>
        "Tryk på “Scan QR-koden” på Mikkels telefon: Den bliver afvist, for det er Karlas login. Tryk så på Karlas telefon.";

    public override string CheatClaimed =>
        "Karla ser, hvem der spørger, og hvorfra. Hun sidder ikke ved en pc: Tryk på “Det var ikke mig” på hendes telefon.";

    public override string CheatOther => "Ingen kom ind. Tryk på “Begynd forfra” på pc'en for at prøve igen.";

    public override string Pc => "Pc'en";

    public override string StartOver => "Begynd forfra";

    public override string AtThePc => "Bruger-id for";

    public override string MySegl => "Mit Segl";

    public override string PhoneA => "Telefon A: Karlas";

    public override string LosePhone => "Mist den";

    public override string FindPhone => "Find den igen";

    public override string PhoneLost => "Telefonen er væk. Den ligger i en taxa.";

    public override string PhoneB => "Telefon B: Karlas nye";

    public override string PhoneBTab => "Telefon B";

    public override string PhoneC => "Mikkels";

    public override string Devices => "Kodevisere";

    public override string NoDevice =>
        "Her ligger en kodeviser eller kodeoplæser, når posten har bragt den. Den bestilles i Mit Segl.";

    public override string CodeDisplay => "Kodeviser";

    public override string AudioReader => "Kodeoplæser";

    public override string Press => "Vis koden";

    public override string SayCode => "Sig koden, og sig den igen";

    public override string Headphones =>
        "Brug høretelefoner, hvis andre kan høre med. Den siger kun koder, aldrig en pinkode.";

    public override string SpokenLanguage => "Sprog";

    public override string Speed => "Tempo";

    public override string Volume => "Lydstyrke";

    public override string OnItsBack => "På bagsiden: serienummer";

    public override string Pushed => "Der er nyt til dig.";

    public override string Messages(string name) => $"{name}s beskeder";

    public override string InboxEmpty(string name) => $"Her kommer sms'er og e-mails til {name}.";

    public override string Sms => "Sms";

    public override string Email => "E-mail";

    public override string Letters => "Brev";

    public override string Desk => "Ingen telefon tilbage? Borgerservice udskriver en aktiveringskode til telefon B.";

    public override string NewCode => "Udskriv en kode";

    public override string UserId => "Bruger-id";

    public override string ActivationCode => "Kode";

    public override string ShopLine => "lys i alle hjem";

    public override string ShopHeading => "Din side hos Nordlys";

    public override string ShopLead => "Se dine regninger og dit forbrug af strøm.";

    public override string LogIn => "Log på med Segl";

    public override string LogInHigh => "Log på med niveau Høj";

    public override string LevelTooLow =>
        "Niveau Høj blev ikke nået. Det kræver et Segl med niveau Høj, som Borgerservice giver, og din egen "
        + "sikkerhedsnøgle, som tilføjes i Mit Segl.";

    public override string Raise => "Hæv niveauet, som Borgerservice ville";

    public override string Raised =>
        "Dit Segl har nu niveau Høj. Tilføj en sikkerhedsnøgle i Mit Segl, og log så på igen.";

    public override string NotLoggedIn => "Det blev ikke godkendt, så der er ikke sket noget.";

    public override string Hello(string name) => $"Hej {name}";

    public override string Known => "Du er logget på. Det her har Segl fortalt Nordlys om dig:";

    public override string Pay => "Betal regningen på 348,50 kr.";

    public override string PayAction => "Betal";

    public override string PayText => "348,50 kr. til Nordlys for strøm i maj";

    public override string Paid => "Tak. Regningen er betalt.";

    public override string LogOut => "Log af";
}
