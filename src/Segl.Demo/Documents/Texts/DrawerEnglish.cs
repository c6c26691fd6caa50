namespace Segl.Demo.Documents.Texts;

/// <summary>The drawer in English.</summary>
internal sealed class DrawerEnglish : DrawerTexts
{
    public static DrawerEnglish Texts { get; } = new();

    public override string Documents => "Documents";

    public override string Lead =>
        "Lay a document on a phone: its camera sees the lines, and its NFC reaches the chip.";

    public override string NameOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => "Danish passport: Karla Hansen",
            DocumentKind.Card => "German ID card: Lena Vogel",
            DocumentKind.Forged => "Forged passport: Karla Hansen",
        };

    public override string About(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => "Holds her Danish number.",
            DocumentKind.Card =>
                "She has no Danish number, and types her P-code from a letter. Give her an app: pick up phone B.",
            DocumentKind.Forged => "Everything is Karla's, but the forger has signed it himself.",
        };

    public override string AccessNumber => "On the front (CAN)";

    public override string PCode => "P-code";

    public override string NameOfPhone(string letter) =>
        letter == "c" ? "Mikkel's phone" : $"phone {letter.ToUpperInvariant()}";

    public override string LayOn(string phone) => $"Lay on {phone}";

    public override string TakeAway => "Take it away";

    public override string LiesOn(string phone) => $"It lies on {phone}.";

    public override string Face => "Who looks into the phones' cameras?";

    public override string FaceIsDemo =>
        "This is the demo: no face is compared here. Whom you choose is who it is. A real Segl compares pictures.";

    public override string NameOfFace(string face) => face == DemoFaces.Nobody ? "Nobody: an empty chair" : face;

    public override string Walk => "A spare without a desk";

    public override IReadOnlyList<(string Step, string Text)> Steps =>
        [
            ("Home", "Phone A: press “Menu”, at the top."),
            ("Menu", "Phone A: press “Activate”."),
            ("Activate", "Passport or ID card is chosen already. Press “Next” on phone A."),
            ("Terms", "Phone A: accept the terms, and press “Next”."),
            ("Country", "Phone A asks where the passport is from. Press “Denmark”."),
            ("Zone", "Open “Documents”, and press “Lay on phone A” at Karla's Danish passport."),
            ("ZoneSeen", "Phone A reads the lines of the passport. If it does not, type them, and press “Next”."),
            ("Chip", "The chip is read on phone A. If nothing happens, lay the passport on it under “Documents”."),
            ("Face", "Phone A: press “I am ready”. Karla looks into the camera."),
            ("Granted", "The passport is Karla's. Press “Other options” on phone A."),
            ("What", "Phone A: press “Select app”."),
            ("NewApp", "Phone A: press “Get an activation code”."),
            (
                "Code",
                "Phone A shows user ID and code. Open phone B, get started, and choose “I have an activation code”."
            ),
            ("TypeCode", "Phone B: type user ID and code from phone A, and press “Next”."),
            ("TemporaryPin", "Phone B: type the code from the newest text message in Karla's inbox."),
            ("ChoosePin", "Phone B: choose a PIN, such as 620731, and type it again."),
            ("Offers", "Phone B: choose whether you want fingerprint and notifications."),
            ("Active", "Karla has a spare, and was at no desk."),
            ("NotGranted", "Segl has refused the document. Take another one, or begin again on phone A."),
            ("Other", "Go to the front page of phone A, or do what the phone says."),
        ];
}
