namespace Segl.Demo.Documents.Texts;

/// <summary>The drawer in Danish.</summary>
internal sealed class DrawerDanish : DrawerTexts
{
    public static DrawerDanish Texts { get; } = new();

    public override string Documents => "Dokumenter";

    public override string Lead => "Læg et dokument på en telefon: Dens kamera ser linjerne, og dens NFC når chippen.";

    public override string NameOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => "Dansk pas: Karla Hansen",
            DocumentKind.Card => "Tysk id-kort: Lena Vogel",
            DocumentKind.Forged => "Falsk pas: Karla Hansen",
        };

    public override string About(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => "Indeholder hendes danske personnummer.",
            DocumentKind.Card =>
                "Hun har intet dansk personnummer og skriver P-koden fra et brev. Giv hende en app: tag telefon B op.",
            DocumentKind.Forged => "Alt er Karlas, men falskneren har selv skrevet under.",
        };

    public override string AccessNumber => "På forsiden (CAN)";

    public override string PCode => "P-kode";

    public override string NameOfPhone(string letter) =>
        letter == "c" ? "Mikkels telefon" : $"telefon {letter.ToUpperInvariant()}";

    public override string LayOn(string phone) => $"Læg på {phone}";

    public override string TakeAway => "Tag det væk";

    public override string LiesOn(string phone) => $"Det ligger på {phone}.";

    public override string Face => "Hvem ser ind i telefonernes kameraer?";

    public override string FaceIsDemo =>
        "Dette er demoen: Her bliver ingen ansigter sammenlignet. Den, du vælger, er den, det er. Et rigtigt Segl "
        + "sammenligner billeder.";

    public override string NameOfFace(string face) => face == DemoFaces.Nobody ? "Ingen: en tom stol" : face;

    public override string Walk => "En reserve uden skranke";

    public override IReadOnlyList<(string Step, string Text)> Steps =>
        [
            ("Home", "Telefon A: tryk på “Menu” øverst."),
            ("Menu", "Telefon A: tryk på “Aktivér”."),
            ("Activate", "Pas eller id-kort er valgt. Tryk på “Næste” på telefon A."),
            ("Terms", "Telefon A: acceptér vilkårene, og tryk på “Næste”."),
            ("Country", "Telefon A spørger, hvor passet er fra. Tryk på “Danmark”."),
            ("Zone", "Åbn “Dokumenter”, og tryk på “Læg på telefon A” ved Karlas danske pas."),
            ("ZoneSeen", "Telefon A læser passets linjer. Gør den ikke, så skriv dem, og tryk på “Næste”."),
            ("Chip", "Chippen læses på telefon A. Sker der intet, så læg passet på den under “Dokumenter”."),
            ("Face", "Telefon A: tryk på “Jeg er klar”. Karla ser ind i kameraet."),
            ("Granted", "Passet er Karlas. Tryk på “Andre muligheder” på telefon A."),
            ("What", "Telefon A: tryk på “Vælg app”."),
            ("NewApp", "Telefon A: tryk på “Få en aktiveringskode”."),
            (
                "Code",
                "Telefon A viser bruger-id og kode. Åbn telefon B, kom i gang, og vælg “Jeg har en aktiveringskode”."
            ),
            ("TypeCode", "Telefon B: skriv bruger-id og kode fra telefon A, og tryk på “Næste”."),
            ("TemporaryPin", "Telefon B: skriv koden fra den nyeste sms i Karlas indbakke."),
            ("ChoosePin", "Telefon B: vælg en pinkode, for eksempel 620731, og skriv den igen."),
            ("Offers", "Telefon B: vælg, om du vil bruge fingeraftryk og beskeder."),
            ("Active", "Karla har en reserve og har ikke været ved nogen skranke."),
            ("NotGranted", "Segl har afvist dokumentet. Tag et andet, eller begynd forfra på telefon A."),
            ("Other", "Gå til forsiden på telefon A, eller gør, hvad telefonen siger."),
        ];
}
