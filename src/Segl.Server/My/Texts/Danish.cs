using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>Mit Segl på dansk.</summary>
internal sealed partial class Danish : MyTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string Name => "Mit Segl";

    public override string Overview => "Overblik";

    public override string Devices => "Kodeviser";

    public override string OutsideLead =>
        "Her ser du, hvad du kan logge på med, og alt, hvad der er sket med dit Segl. Her får du også en "
        + "reserve, og her "
        + "kan du stoppe det, du ikke selv har startet.";

    public override string Hello(string firstName) => $"Hej {firstName}";

    public override string IfPhoneLost => "Hvis du mistede denne telefon i dag";

    public override string IfDeviceLost => "Hvis du mistede din enhed i dag";

    public override string YouCouldStillUse => "Så kunne du stadig logge på med:";

    public override string LastTested(string time) => $"Sidst prøvet {time}.";

    public override string NeverTested => "Du har ikke prøvet din reserve endnu. Prøv den nu, mens du har begge dele.";

    public override string TryYourSpare => "Prøv din reserve nu";

    public override string TryYourSpareText(string notThis) => $"Godkend med din reserve, ikke med {notThis}.";

    public override string SpareWorks => "Din reserve virker. Godt at vide.";

    public override string SameAnswered =>
        "Det var det samme, som du er logget på med, der svarede. Prøv igen, og svar med din reserve.";

    public override string NothingLeft => "Så havde du intet at logge på med.";

    public override string NothingLeftThen =>
        "Du skulle møde op i Borgerservice med gyldig legitimation. Skaf dig en reserve nu; det kan du gøre hjemme.";

    public override string SparesOpen => "Det kan du få som reserve";

    public override string MoreSpares => "Vil du have en reserve mere?";

    public override string AppByCopy => "Appen på en telefon eller tablet mere: kopiér den";

    public override string AppByCopyHow =>
        $"Du begynder i appen og venter {Numbers.InDanish(Limits.WaitBeforeCopying)}. Det koster ingenting.";

    public override string AppByCode => "Appen på en telefon eller tablet: få en aktiveringskode";

    public override string AppByCodeHow => "Du får koden her på siden efter en ventetid.";

    public override string CodeDisplay => "En kodeviser";

    public override string CodeDisplayHow => "Den kommer med posten og viser en ny kode, hver gang du trykker.";

    public override string AudioReader => "En kodeoplæser";

    public override string AudioReaderHow => "Den kommer med posten og læser koden højt.";

    public override string OrderedDevice => "Den enhed, du har bestilt";

    public override string OrderedDeviceHow => "Følg den, og aktivér den, når den er kommet.";

    public override string WhereHeading => "Hvor kan appen være?";

    public override IReadOnlyList<string> Where =>
        [
            "På en gammel telefon eller en tablet, der ligger hjemme.",
            "På din arbejdstelefon. Spørg din arbejdsgiver først.",
            "På telefonen hos en, du bor sammen med: Vælg “Tilføj en person” i appen der. I har hver jeres "
                + "bruger-id og pinkode.",
        ];

    public override string WaitingHeading => "Det venter";

    public override string WaitingLead => "Har du ikke selv startet det, så stop det nu.";

    public override string CopyWaits(string app, string time) =>
        $"Kopieringen af {app} til en anden telefon begyndte {time}.";

    public override string NumberWaits(string app, string time) =>
        $"Godkendelse med nummer begynder at gælde i {app} {time}.";

    public override string OrderWaits(DeviceKind kind, string time) => $"{KindOf(kind)}, bestilt {time}.";

    public override string StopIt => "Stop det";

    public override string Stopped => "Det er stoppet.";

    public override string FreezeHeading => "Spær dit Segl";

    public override string FreezeLead =>
        "Er en telefon stjålet, eller er der noget galt, så spær det hele med det samme.";

    public override string FreezeGo => "Spær dit Segl …";

    public override IReadOnlyList<string> FreezeThen =>
        [
            "Det sker med det samme, og intet kan bruges: ingen app og ingen enhed.",
            "Alle hjemmesider, du er logget på, får det at vide, og du logges af her.",
            "Borgerservice kan åbne det igen. Tag gyldig legitimation med.",
        ];

    public override string FreezeNow => "Spær alt nu";

    public override string NotNow => "Ikke nu";

    public override string FrozenHeading => "Dit Segl er spærret";

    public override string FrozenLead => "Ingen kan bruge det, heller ikke du. Borgerservice kan åbne det igen.";

    public override string LockedOut => "Hvad kan du gøre nu?";

    public override string Authenticators => "Det, du logger på med";

    public override string AuthenticatorsLead =>
        "Er en telefon væk, så bloker appen på den. Skal du ikke bruge en app mere, så slet den; at fjerne den "
        + "fra telefonen er ikke nok.";

    public override string LoggedInWithThis => "Det er den, du er logget på med nu.";

    public override string Kind => "Hvad";

    public override string AppOn(string model) => $"App på {model}";

    public override string KindOf(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Kodeviser",
            DeviceKind.AudioReader => "Kodeoplæser",
        };

    public override string SerialNumber => "nummer";

    public override string State => "Tilstand";

    public override string ActivatedAt => "Aktiveret";

    public override string LastUsed => "Sidst brugt";

    public override string NotUsedYet => "Ikke brugt endnu";

    public override string Rename => "Giv den et andet navn";

    public override string NewName => "Nyt navn";

    public override string Save => "Gem";

    public override string IsNamed => "Navnet er gemt.";

    public override string IsBlocked => "Den er blokeret og kan ikke bruges mere.";

    public override string IsDeleted => "Den er slettet.";

    public override string Block => "Bloker";

    public override string Delete => "Slet";

    public override string BlockHeading(string name) => $"Bloker {name}";

    public override string DeleteHeading(string name) => $"Slet {name}";

    public override string BlockThen =>
        "Den virker ikke mere, og den kan ikke åbnes igen. Det, der er logget på med den, logges af, og en "
        + "kopiering fra den stopper.";

    public override string DeleteThen =>
        "Den forsvinder fra listen og virker ikke mere. Det, der er logget på med den, logges af, og en "
        + "kopiering fra den stopper.";

    public override string BlockText(string name) => $"Bloker {name} i Mit Segl.";

    public override string DeleteText(string name) => $"Slet {name} i Mit Segl.";

    public override string AppIsAsked => "Du bliver bedt om at godkende det i din app.";

    public override string LastOne => "Det er den sidste, du kan logge på med. Bagefter kan du ikke logge på.";

    public override IReadOnlyList<string> WaysBack =>
        [
            "Få en reserve først. Så sker der ingenting, når denne er væk.",
            "Ellers: Bestil tid i Borgerservice, og tag gyldig legitimation med. Der får du en ny aktiveringskode.",
        ];

    public override string IKnow => "Jeg ved, at jeg ikke kan logge på bagefter";

    public override string LoggedOutWithIt => "Det er gjort. Du er logget af, fordi du var logget på med den.";
}
