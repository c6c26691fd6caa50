namespace Segl.Server.My.Texts;

/// <summary>Security keys, in Danish.</summary>
internal sealed partial class Danish : MyTexts
{
    public override string SecurityKey => "Sikkerhedsnøgle";

    public override string AddedAt => "Tilføjet";

    public override string KeyIsAdded => "Din sikkerhedsnøgle er tilføjet.";

    public override string KeyIsNoSpare(string name) =>
        $"“{name}” tæller ikke med her: en sikkerhedsnøgle bruges sammen med appen og lukker ingen ind alene.";

    public override string AddKeyHeading => "Tilføj en sikkerhedsnøgle";

    public override string AddKeyWhat =>
        "En sikkerhedsnøgle er en lille FIDO-nøgle med USB eller NFC. Du har selv en med. Nogle tjenester beder om den efter "
        + "appen: det er niveau Høj.";

    public override string AddKeyHelp => "Hjælp til sikkerhedsnøgler";

    public override string AddKeyLevel =>
        "Dit Segl har ikke niveau Høj endnu, så nøglen ændrer intet, før Borgerservice har hævet det.";

    public override IReadOnlyList<string> AddKeySteps =>
        [
            "Hav nøglen klar ved den enhed, du sidder ved.",
            "Giv den et navn, og tryk på knappen.",
            "Godkend i din app. Derefter bliver du bedt om selve nøglen.",
        ];

    public override string KeyName => "Nøglens navn";

    public override string KeyNameHint => "Så du kan kende den i listen.";

    public override string KeyNameProposed => "Min sikkerhedsnøgle";

    public override string AddKeyAction => "Tilføj";

    public override string AddKeyText(string name) => $"Tilføj sikkerhedsnøglen {name} til dit Segl.";

    public override string BlockKeyThen =>
        "Den virker ikke mere, og den kan ikke åbnes igen. Det, den er brugt til, logges af. Din app virker som før.";

    public override string DeleteKeyThen =>
        "Den forsvinder fra listen og virker ikke mere. Det, den er brugt til, logges af. Din app virker som før, og du kan "
        + "tilføje en anden nøgle.";
}
