namespace Segl.Server.Operate.Control.Texts;

/// <summary>The fields of a relying party, and what stands in the scheme's journal, in English.</summary>
internal sealed partial class English : OperateTexts
{
    protected override (string, string) FieldName =>
        ("Name", "The name that citizens see in their app when they log in.");

    protected override (string, string) FieldId =>
        ("Id", "Letters and digits. Empty: the server makes one. It cannot be changed later.");

    protected override (string, string) FieldSector =>
        ("Sector", "Whether it is an authority that may have CPR numbers.");

    protected override (string, string) FieldProfile =>
        ("Profile", "Strict asks for PAR, DPoP and a key; plain is for those who cannot do so.");

    protected override (string, string) FieldType =>
        ("Type", "An app on a device may send people back to the device itself.");

    protected override (string, string) FieldRedirects =>
        (
            "Addresses to send the citizen back to",
            "Whole https addresses, each on a line. They are compared character by character."
        );

    protected override (string, string) FieldAfterLogout =>
        ("Addresses after a logout", "Where the citizen may be sent once logged out.");

    protected override (string, string) FieldLogout =>
        ("Address that is told of a logout", "The server calls it when a login ends.");

    protected override (string, string) FieldSectorId =>
        (
            "Host of the sector",
            "Relying parties with the same one know a citizen by the same id. Change it, and it knows nobody again."
        );

    protected override (string, string) FieldProof =>
        ("How it proves itself", "A key is best. A secret is made by the server and shown only then.");

    protected override (string, string) FieldKeys =>
        ("Public keys (JWKS)", "Paste them as JSON, the public part only. Either these or an address.");

    protected override (string, string) FieldKeysUri =>
        ("Address of the public keys", "Then it can change its keys by itself.");

    protected override (string, string) FieldScope =>
        ("What it may ask for", "openid has to be among them; cpr for authorities only.");

    protected override (string, string) FieldClaims => ("What it may get", "No tick: what follows from the above.");

    protected override (string, string) FieldGrants =>
        ("How it gets access", "The refresh grant lets a login live on at the relying party.");

    protected override (string, string) FieldBound => ("Access is bound to a key", "Always so in the strict profile.");

    protected override (string, string) FieldPushed =>
        ("Only requests that were pushed", "Always so in the strict profile.");

    protected override (string, string) FieldContacts => ("Contact", "E-mail addresses where it can be reached.");

    protected override IReadOnlyDictionary<string, string> Events { get; } =
        new Dictionary<string, string>
        {
            ["JournalMacsBegan"] = "The journal got codes against forgery",
            ["WrappedAnew"] = "All that is encrypted was encrypted anew",
            ["KeyFileChanging"] = "A change of the key file began",
            ["KeyFileChanged"] = "The key file was changed",
            ["SigningKeysWithdrawn"] = "Signing keys were withdrawn",
            ["PersonErased"] = "What was kept about a person was erased",
            ["DevicesImported"] = "Devices came into stock",
            ["ClientAdded"] = "A relying party was added",
            ["ClientChanged"] = "A relying party was changed",
            ["ClientRemoved"] = "A relying party was removed",
            ["OfficerAdded"] = "An officer was added",
            ["OfficerMoved"] = "An officer was moved",
            ["OfficerEnded"] = "An officer was ended",
            ["CitizenRefused"] = "Somebody without Segl was refused at a desk",
            ["OperatorAdded"] = "An operator was added",
            ["OperatorEnded"] = "An operator was ended",
            ["AccidentAccepted"] = "An accident was accepted",
            ["desk-closed"] = "A desk was closed",
            ["desks-imported"] = "Desks were taken in from a file",
            ["notices-tried-again"] = "Messages are tried again",
            ["device-drift-reset"] = "The drift of a device was set to zero",
            ["order-packed"] = "An order was packed",
            ["order-unpacked"] = "An order was unpacked",
            ["order-sent"] = "An order was sent",
            ["letter-taken"] = "A letter was taken",
            ["stock-file-sent"] = "A maker's file was sent",
            ["stock-file-opened"] = "A maker's file was opened",
            ["stock-file-discarded"] = "A maker's file was thrown away",
        };

    protected override IReadOnlyDictionary<string, string> Facts { get; } =
        new Dictionary<string, string>
        {
            ["by"] = "By",
            ["because"] = "Because",
            ["person"] = "Person",
            ["desk"] = "Desk",
            ["decision"] = "Decision",
            ["client"] = "Relying party",
            ["metadata"] = "Metadata",
            ["facts"] = "What",
            ["kind"] = "Kind",
            ["devices"] = "Number",
            ["first"] = "First serial number",
            ["last"] = "Last serial number",
            ["file"] = "Hash of the file",
            ["import"] = "Delivery",
            ["officers"] = "Key and file sent by",
            ["rows"] = "Rows",
            ["persons"] = "Persons",
            ["withdrawn"] = "Withdrawn",
            ["signsNow"] = "Signs now",
        };
}
