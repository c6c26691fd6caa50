using Segl.Server.Web;

namespace Segl.Server.Login.ByKey;

/// <summary>Security keys in the login box, in Danish.</summary>
internal sealed class Danish : KeyTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string UseHeading => "Nu din sikkerhedsnøgle";

    public override string UseLead(string key) =>
        $"Du har godkendt i appen. Sæt “{key}” i denne enhed, eller hold den op til den, og tryk på knappen.";

    public override string Use => "Brug sikkerhedsnøglen";

    public override IReadOnlyList<string> UseHelp =>
        [
            "Browseren beder om sikkerhedsnøglen og om dens pinkode eller din "
                + "finger. Den pinkode er nøglens egen, ikke appens.",
            "Nøglen skal være her, ved den enhed du logger på med. En telefon langt væk hjælper ikke.",
            "Har du mistet nøglen? Bloker den i Mit Segl. Alt, der ikke kræver en sikkerhedsnøgle, virker som før.",
        ];

    public override string NotReachedHeading => "Det kræver mere, end du har";

    public override string NoKey(string service) =>
        $"{service} kræver niveau Høj: appen og derefter en sikkerhedsnøgle. Du "
        + "har ingen sikkerhedsnøgle, så ingen blev logget på.";

    public override IReadOnlyList<string> GetAKey =>
        [
            "Skaf en sikkerhedsnøgle: en lille FIDO-nøgle med USB eller NFC, som "
                + "fås i butikker. Man har den selv med; den kan ikke bestilles her.",
            "Tilføj den i Mit Segl under “Det, du logger på med”. Hav din app klar.",
            "Begynd så igen på hjemmesiden.",
        ];

    public override string NotHigh(string service) =>
        $"{service} kræver et højere niveau, end dit Segl har, så ingen blev logget på.";

    public override IReadOnlyList<string> GetHigh =>
        [
            "Borgerservice hæver niveauet. Tag dit pas eller kørekort med.",
            "Hverken appen eller en sikkerhedsnøgle hæver det alene.",
        ];

    public override string ToMySegl => "Gå til Mit Segl";

    public override string AddHeading => "Tilføj din sikkerhedsnøgle";

    public override string AddLead(string name) => $"Du har i appen godkendt, at “{name}” tilføjes. Nu selve nøglen:";

    public override IReadOnlyList<string> AddSteps =>
        [
            "Hav nøglen i hånden: sæt den i USB-stikket, eller hav den klar til at holde op til enheden.",
            "Tryk på knappen. Browseren beder om nøglens egen pinkode eller om din "
                + "finger; til en ny nøgle vælger du en pinkode.",
            "Rør ved nøglen, når den blinker.",
        ];

    public override string Add => "Tilføj sikkerhedsnøglen";

    public override string NotAddedHeading => "Der blev ikke tilføjet en sikkerhedsnøgle";

    public override string NeedsScript => "En sikkerhedsnøgle kræver JavaScript. Slå det til, og indlæs siden igen.";

    public override string NoWebAuthn =>
        "Denne browser kan ikke bruge sikkerhedsnøgler. Begynd igen i en "
        + "anden, for eksempel en ny Firefox, Chrome, Edge eller Safari.";

    public override string Failed => "Nøglen svarede ikke. Prøv igen, og rør ved nøglen, når den blinker.";

    public override string Known => "Denne nøgle blev blokeret tidligere og kan ikke komme tilbage. Brug en anden.";
}
