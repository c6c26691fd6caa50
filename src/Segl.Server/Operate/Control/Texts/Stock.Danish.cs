using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Control.Texts;

/// <summary>Stock, orders, and what depends on something, in Danish.</summary>
internal sealed partial class Danish : OperateTexts
{
    public override string Stock => "Lager";

    public override string Device => "Enhed";

    public override string State => "Tilstand";

    public override string HowMany => "Antal";

    public override string DeviceBySerial => "Find en enhed med nummeret på dens bagside";

    public override string StockFiles => "Filer fra en producent";

    public override string StockFilesLead =>
        "En driftsmedarbejder sender filen med sin del af nøglen; en anden giver sin del i sit "
        + "eget login. Ingen af dem ser den andens del.";

    public override string SendStockFile => "Send en producents fil";

    public override string StockFile => "Filen (PSKC)";

    public override string FirstPart => "Din del af nøglen";

    public override string SecondPart => "Din del af nøglen";

    public override string PartHint =>
        "Hexadecimalt, som du fik den af producenten. Den vises aldrig og gemmes ikke, når den er brugt.";

    public override string Deliveries => "Leverancer";

    public override string Size => "Bytes";

    public override string FirstBy => "Sendt af";

    public override string SecondBy => "Åbnet af";

    public override string OpenStockFile => "Tag en fil på lager";

    public override string SecondIsAnother =>
        "En anden driftsmedarbejder skal give den anden del af nøglen, mens filen venter.";

    public override string LookAgain => "Se igen";

    public override string IsImported => "Enhederne er på lager.";

    public override string IsRefused => "Filen blev afvist helt, og lageret er som før.";

    public override string DiscardFile => "Smid filen væk";

    public override string NoSuchDevice => "Ingen borger har en enhed med det nummer.";

    public override string Serial => "Nummeret på enhedens bagside";

    public override string FindDevice => "Find";

    public override string ActivatedAt => "Aktiveret";

    public override string LastUsed => "Sidst brugt";

    public override string Drift => "Urets afvigelse i trin";

    public override string DriftAtLast => "Ved den sidste indstilling";

    public override string WrongCodes => "Forkerte koder i træk";

    public override string ResetDrift => "Sæt afvigelsen til nul";

    public override string ResetDriftThen =>
        "Gør det, når ejeren har en enhed, hvis ur går rigtigt, og koderne alligevel bliver afvist. "
        + "Brugte koder forbliver brugt.";

    public override string DriftReset => "Afvigelsen er nul.";

    public override string Orders => "Bestillinger";

    public override string OrdersLead =>
        "Hvem der har bestilt, står kun i brevet. Pak enheden, hent brevet, og sig til, når det er sendt.";

    public override string NoOrders => "Der er intet at pakke eller sende.";

    public override string OrderDone => "Det er gjort.";

    public override string PickingList => "Hent listen til lageret (CSV)";

    public override string Pack => "Pak enheden";

    public override string Unpack => "Pak ud igen";

    public override string SaySent => "Den er sendt";

    public override string LetterFile => "Hent brevet";

    public override string IsSent => "sendt";

    public override string ByPost => "med posten";

    public override string ByPostAbroad => "med posten til udlandet";

    public override string ByPickUp => "hentes";

    public override string TryAgain(string what) => $"Prøv igen: {what}";

    public override string DueAgain(int count) => $"{count} prøves igen.";

    public override string Verdict(string at, int faults) =>
        faults == 0 ? $"{at}: hel" : $"{at}: brudt {faults} steder";

    public override string Waiting(long count) => count == 0 ? "intet venter" : $"{count} venter";

    public override string EndNow(string name) => $"Tag {name} ud";

    public override string Since(string at) => $"siden {at}";

    public override string Until(string at) => $"gælder til {at}";

    public override string ClosedAt(string at) => $"lukket {at}";

    public override string CloseNow(string name) => $"Luk {name}";

    public override string GoodLines(int count) => $"{Numbers.Count(count, "linje", "linjer")} blev taget.";

    public override string BadLines(int count) => $"{Numbers.Count(count, "linje", "linjer")} blev ikke taget";

    public override string StockFileHint(int megabytes) =>
        $"Højst {megabytes} MB; en større tages ind med segl stock import.";

    public override string ReadSoFar(string devices) => $"Filen læses: {devices} enheder indtil nu.";

    public override string Delivered(string devices, string kind) => $"{devices} {kind}";

    public override string AskClient(string name, ClientSector sector, ClientProfile profile, bool isNew) =>
        $"{(isNew ? "Tilføj" : "Ret")} tjenesten {name} ({Word(sector)}, {Word(profile)})";

    public override string AskRemoveClient(string name) => $"Fjern tjenesten {name}";

    public override string AskClients(string file) => $"Tilføj tjenesterne i {file}";

    public override string AskOfficers(string file) => $"Tilføj medarbejderne i {file}";

    public override string AskDesks(string file) => $"Tilføj eller ret Borgerservice efter {file}";

    public override string AskCloseDesk(string name) => $"Luk {name}";

    public override string AskStaff(string name, bool isOfficer, bool ends, string desk) =>
        (isOfficer, ends) switch
        {
            (true, false) => $"{name}: medarbejder i Borgerservice {desk}",
            (true, true) => $"{name}: ikke længere medarbejder i Borgerservice",
            (false, false) => $"{name}: driftsmedarbejder",
            (false, true) => $"{name}: ikke længere driftsmedarbejder",
        };

    public override string AskFirstPart(string file, string hash) => $"Send {file} ({hash}) med min del af nøglen";

    public override string AskSecondPart(string file, string hash) =>
        $"Tag {file} ({hash}) på lager med min del af nøglen";

    public override string AskResetDrift(string serial) => $"Sæt afvigelsen af enhed {serial} til nul";

    public override string Word(ClientSector sector) =>
        sector switch
        {
            ClientSector.Public => "offentlig",
            ClientSector.Private => "privat",
        };

    public override string Word(ClientProfile profile) =>
        profile switch
        {
            ClientProfile.Strict => "streng",
            ClientProfile.Plain => "enkel",
        };

    public override string ChannelName(Channel channel) =>
        channel switch
        {
            Rules.Channel.App => "App",
            Rules.Channel.Sms => "Sms",
            Rules.Channel.Email => "Mail",
        };

    public override string FigureName(Figure figure) =>
        figure switch
        {
            Figure.Logins => "Login",
            Figure.Refusals => "Afvisninger",
            Figure.Activations => "Aktiveringer",
            Figure.Orders => "Bestillinger",
            Figure.Appointments => "Bestilte tider",
        };

    public override string DeviceName(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Kodeviser",
            DeviceKind.AudioReader => "Kodeoplæser",
        };

    public override string UploadStateName(UploadState state) =>
        state switch
        {
            UploadState.Sent => "ikke godkendt af afsenderen endnu",
            UploadState.Waiting => "venter på den anden del af nøglen",
            UploadState.Importing => "læses",
            UploadState.Imported => "på lager",
            UploadState.Refused => "afvist",
        };

    public override string StateName(DeviceState state) =>
        state switch
        {
            DeviceState.InStock => "på lager",
            DeviceState.Ordered => "pakket eller sendt",
            DeviceState.Active => "i brug",
            DeviceState.Replaced => "erstattet",
            DeviceState.Blocked => "blokeret",
            DeviceState.Void => "annulleret",
        };
}
