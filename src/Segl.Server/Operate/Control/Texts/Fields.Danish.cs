namespace Segl.Server.Operate.Control.Texts;

/// <summary>The fields of a relying party, and what stands in the scheme's journal, in Danish.</summary>
internal sealed partial class Danish : OperateTexts
{
    protected override (string, string) FieldName => ("Navn", "Det navn, borgeren ser i sin app, når der logges på.");

    protected override (string, string) FieldId =>
        ("Id", "Bogstaver og tal. Tomt: serveren laver et. Kan ikke ændres siden.");

    protected override (string, string) FieldSector => ("Sektor", "Om tjenesten er en myndighed, der må få CPR-numre.");

    protected override (string, string) FieldProfile =>
        ("Profil", "Streng kræver PAR, DPoP og en nøgle; enkel er til dem, der ikke kan det.");

    protected override (string, string) FieldType => ("Slags", "En app på en enhed må sende tilbage til enheden selv.");

    protected override (string, string) FieldRedirects =>
        (
            "Adresser at sende borgeren tilbage til",
            "Hele adresser med https, en på hver linje. De sammenlignes tegn for tegn."
        );

    protected override (string, string) FieldAfterLogout =>
        ("Adresser efter log af", "Hvor borgeren kan sendes hen, når der er logget af.");

    protected override (string, string) FieldLogout =>
        ("Adresse, der får besked om log af", "Serveren kalder den, når et login slutter.");

    protected override (string, string) FieldSectorId =>
        (
            "Sektorens vært",
            "Tjenester med den samme vært kender borgeren under det samme id. Ændres den, kender tjenesten ingen igen."
        );

    protected override (string, string) FieldProof =>
        (
            "Sådan viser tjenesten, hvem den er",
            "En nøgle er bedst. En hemmelighed laves af serveren og vises kun, når den er lavet."
        );

    protected override (string, string) FieldKeys =>
        ("Offentlige nøgler (JWKS)", "Sæt dem ind som JSON, kun den offentlige del. Enten de eller en adresse.");

    protected override (string, string) FieldKeysUri =>
        ("Adresse med de offentlige nøgler", "Så kan tjenesten skifte nøgler selv.");

    protected override (string, string) FieldScope =>
        ("Hvad tjenesten må bede om", "openid skal være med; cpr kun for myndigheder.");

    protected override (string, string) FieldClaims =>
        ("Hvad tjenesten må få", "Intet hak: det, der følger af det ovenfor.");

    protected override (string, string) FieldGrants =>
        ("Hvordan den får adgang", "refresh_token lader et login leve videre hos tjenesten.");

    protected override (string, string) FieldBound => ("Adgang er bundet til en nøgle", "Altid i den strenge profil.");

    protected override (string, string) FieldPushed =>
        ("Kun forespørgsler sendt i forvejen", "Altid i den strenge profil.");

    protected override (string, string) FieldContacts => ("Kontakt", "Mailadresser, hvor tjenesten kan nås.");

    protected override IReadOnlyDictionary<string, string> Events { get; } =
        new Dictionary<string, string>
        {
            ["JournalMacsBegan"] = "Journalen fik koder mod forfalskning",
            ["WrappedAnew"] = "Alt krypteret blev krypteret på ny",
            ["KeyFileChanging"] = "Et skift af nøglefil begyndte",
            ["KeyFileChanged"] = "Nøglefilen blev skiftet",
            ["SigningKeysWithdrawn"] = "Nøgler blev trukket tilbage",
            ["PersonErased"] = "En persons oplysninger blev slettet",
            ["DevicesImported"] = "Enheder kom på lager",
            ["ClientAdded"] = "En tjeneste blev tilføjet",
            ["ClientChanged"] = "En tjeneste blev rettet",
            ["ClientRemoved"] = "En tjeneste blev fjernet",
            ["OfficerAdded"] = "En medarbejder blev sat ind",
            ["OfficerMoved"] = "En medarbejder blev flyttet",
            ["OfficerEnded"] = "En medarbejder blev taget ud",
            ["CitizenRefused"] = "En uden Segl fik afslag i Borgerservice",
            ["OperatorAdded"] = "En driftsmedarbejder blev sat ind",
            ["OperatorEnded"] = "En driftsmedarbejder blev taget ud",
            ["AccidentAccepted"] = "Et uheld blev taget til efterretning",
            ["desk-closed"] = "Et Borgerservice blev lukket",
            ["desks-imported"] = "Borgerservice blev taget ind fra en fil",
            ["notices-tried-again"] = "Beskeder prøves igen",
            ["device-drift-reset"] = "En enheds afvigelse blev sat til nul",
            ["order-packed"] = "En bestilling blev pakket",
            ["order-unpacked"] = "En bestilling blev pakket ud",
            ["order-sent"] = "En bestilling blev sendt",
            ["letter-taken"] = "Et brev blev hentet",
            ["stock-file-sent"] = "En producents fil blev sendt",
            ["stock-file-opened"] = "En producents fil blev åbnet",
            ["stock-file-discarded"] = "En producents fil blev smidt væk",
        };

    protected override IReadOnlyDictionary<string, string> Facts { get; } =
        new Dictionary<string, string>
        {
            ["by"] = "Ved",
            ["because"] = "Fordi",
            ["person"] = "Person",
            ["desk"] = "Borgerservice",
            ["decision"] = "Afgørelse",
            ["client"] = "Tjeneste",
            ["metadata"] = "Oplysninger",
            ["facts"] = "Hvad",
            ["kind"] = "Slags",
            ["devices"] = "Antal",
            ["first"] = "Første nummer",
            ["last"] = "Sidste nummer",
            ["file"] = "Filens aftryk",
            ["import"] = "Levering",
            ["officers"] = "Nøgle og fil sendt af",
            ["rows"] = "Rækker",
            ["persons"] = "Personer",
            ["withdrawn"] = "Trukket tilbage",
            ["signsNow"] = "Underskriver nu",
        };
}
