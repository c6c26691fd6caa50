namespace Segl.Server.Desk.Texts;

internal sealed partial class Danish
{
    public override string Register => "Opret borger";

    public override string RegisterLead =>
        "Borgeren får et Segl på det niveau, dokumenterne rækker til. Til sidst godkender du i din egen app.";

    public override string RegisterWords(string name) => $"Opret et Segl til {Short(name)}";

    public override string FieldOf(string name) =>
        name switch
        {
            "number" => PersonNumber,
            "name" => "Fuldt navn",
            "birth-date" => "Fødselsdato (kun med P-kode), åååå-mm-dd",
            "phone" => "Telefonnummer",
            "email" => "E-mailadresse",
            "street" => "Vej og nummer",
            "more" => "c/o, etage eller stednavn, hvis der er",
            "postcode" => "Postnummer",
            "town" => "By",
            "country" => "Land, hvis ikke Danmark",
            _ => "Borgerens sprog",
        };

    public override string RegisteredAddress => "Registreret adresse";

    public override string SecondDocument => "Et dokument mere";

    public override string GuardianConsents(int age) => $"Borgeren er under {age} år: en værge siger ja";

    public override string GuardianUserId => "Værgens bruger-id, hvis værgen har et Segl";

    public override string GuardianName => "Værgens fulde navn, hvis ikke";

    public override string GuardianBirthDate => "Værgens fødselsdato, åååå-mm-dd, hvis ikke";

    public override string ConsentAction => "Sig ja som værge";

    public override string ConsentText(string name) =>
        $"Jeg er værge for {Short(name)} og siger ja til et Segl. Jeg bruger det aldrig selv.";
}
