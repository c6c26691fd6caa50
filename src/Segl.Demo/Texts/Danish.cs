using Segl.Server.Web;

namespace Segl.Demo.Texts;

/// <summary>Demoen på dansk.</summary>
internal sealed class Danish : DemoTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string Title => "Segl-demo";

    public override string Pc => "En pc";

    public override string PhoneA => "Telefon A";

    public override string PhoneB => "Telefon B";

    public override string StartOver => "Begynd forfra";

    public override string NextShop => "Tryk på ”Log på med Segl” på pc'en.";

    public override string NextUserId => "Karlas bruger-id er skrevet. Tryk på ”Næste” på pc'en.";

    public override string NextWaiting => "Tryk på ”Scan” på telefon A. Den ser pc'ens skærm.";

    public override string NextClaimed =>
        "Læs, hvad telefon A viser, stryg for at godkende, og tast Karlas pinkode: 482915";

    public override string NextIn =>
        "Du er inde. Betal noget, eller kopiér appen til telefon B som reserve: se trinene til højre.";

    public override string CopyHeading => "Kopiér appen til telefon B";

    public override IReadOnlyList<string> CopySteps =>
        [
            "Telefon A: Tryk “Menu”, “Aktivér”, “Kopiér dit Segl til en ny app”. Karlas pinkode er 482915.",
            "Når ventetiden er begyndt, så tryk “+1 time” her under Uret.",
            "Telefon A: Vis QR-koden.",
            "Telefon B: Tryk “Kom i gang”, “Kopiér fra en anden app”, og scan. Telefon B ser telefon A's skærm.",
            "Viser begge telefoner det samme tal, så bekræft på telefon A.",
            "Telefon B: Skriv bruger-id'et karla-hansen og koden fra den nyeste sms i indbakken.",
            "Telefon B: Vælg en pinkode, for eksempel 620731. Så er begge telefoner aktive.",
        ];

    public override string NextOther => "Følg pc'en, eller tryk på ”Begynd forfra” der.";

    public override string Clock => "Uret";

    public override string OneHour => "+1 time";

    public override string OneDay => "+1 dag";

    public override string OneWeek => "+1 uge";

    public override string Desk => "Aktiveringskode";

    public override string DeskLead => "Som en skranke ville udskrive den, til telefon B.";

    public override string NewCode => "Udskriv en kode";

    public override string UserId => "Bruger-id";

    public override string ActivationCode => "Kode";

    public override string Inbox => "Indbakke";

    public override string InboxEmpty => "Her kommer sms'er og e-mails til Karla.";

    public override string Sms => "Sms";

    public override string Email => "E-mail";

    public override string ShopLine => "lys i alle hjem";

    public override string ShopHeading => "Din side hos Nordlys";

    public override string ShopLead => "Se dine regninger og dit forbrug af strøm.";

    public override string LogIn => "Log på med Segl";

    public override string NotLoggedIn => "Det blev ikke godkendt, så der er ikke sket noget.";

    public override string Hello(string name) => $"Hej {name}";

    public override string Known => "Du er logget på. Det her har Segl fortalt Nordlys om dig:";

    public override string Pay => "Betal regningen på 348,50 kr.";

    public override string PayAction => "Betal";

    public override string PayText => "348,50 kr. til Nordlys for strøm i maj";

    public override string Paid => "Tak. Regningen er betalt.";

    public override string LogOut => "Log af";
}
