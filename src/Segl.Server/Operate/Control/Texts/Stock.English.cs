using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Control.Texts;

/// <summary>Stock, orders, and what depends on something, in English.</summary>
internal sealed partial class English : OperateTexts
{
    public override string Stock => "Stock";

    public override string Device => "Device";

    public override string State => "State";

    public override string HowMany => "How many";

    public override string DeviceBySerial => "Find a device by the number on its back";

    public override string StockFiles => "Files of a maker";

    public override string StockFilesLead =>
        "One operator sends the file with their part of the key; another gives theirs in an own "
        + "login. Neither sees the other's part.";

    public override string SendStockFile => "Send a maker's file";

    public override string StockFile => "The file (PSKC)";

    public override string FirstPart => "Your part of the key";

    public override string SecondPart => "Your part of the key";

    public override string PartHint =>
        "In hexadecimal, as the maker gave it to you. It is never shown, and not kept once it was used.";

    public override string Deliveries => "Deliveries";

    public override string Size => "Bytes";

    public override string FirstBy => "Sent by";

    public override string SecondBy => "Opened by";

    public override string OpenStockFile => "Take a file into stock";

    public override string SecondIsAnother =>
        "Another operator has to give the other part of the key while the file waits.";

    public override string LookAgain => "Look again";

    public override string IsImported => "The devices are in stock.";

    public override string IsRefused => "The file was refused whole, and the stock is as before.";

    public override string DiscardFile => "Throw the file away";

    public override string NoSuchDevice => "No citizen has a device with this number.";

    public override string Serial => "The number on the device's back";

    public override string FindDevice => "Find";

    public override string ActivatedAt => "Activated";

    public override string LastUsed => "Last used";

    public override string Drift => "Drift of the clock in steps";

    public override string DriftAtLast => "When it was last set right";

    public override string WrongCodes => "Wrong codes in a row";

    public override string ResetDrift => "Set the drift to zero";

    public override string ResetDriftThen =>
        "Do it when the owner's device keeps time and its codes are refused nevertheless. Used codes stay used.";

    public override string DriftReset => "The drift is zero.";

    public override string Orders => "Orders";

    public override string OrdersLead =>
        "Who ordered stands in the letter alone. Pack the device, take the letter, and say when it was sent.";

    public override string NoOrders => "There is nothing to pack or send.";

    public override string OrderDone => "It is done.";

    public override string PickingList => "Take the list for the shelf (CSV)";

    public override string Pack => "Pack the device";

    public override string Unpack => "Unpack again";

    public override string SaySent => "It was sent";

    public override string LetterFile => "Take the letter";

    public override string IsSent => "sent";

    public override string ByPost => "by post";

    public override string ByPostAbroad => "by post abroad";

    public override string ByPickUp => "picked up";

    public override string TryAgain(string what) => $"Try again: {what}";

    public override string DueAgain(int count) => $"{count} will be tried again.";

    public override string Verdict(string at, int faults) =>
        faults == 0 ? $"{at}: whole" : $"{at}: broken at {faults} places";

    public override string Waiting(long count) => count == 0 ? "nothing waits" : $"{count} waiting";

    public override string EndNow(string name) => $"End it for {name}";

    public override string Since(string at) => $"since {at}";

    public override string Until(string at) => $"valid until {at}";

    public override string ClosedAt(string at) => $"closed {at}";

    public override string CloseNow(string name) => $"Close {name}";

    public override string GoodLines(int count) => $"{Numbers.Count(count, "line was", "lines were")} taken.";

    public override string BadLines(int count) => $"{Numbers.Count(count, "line was", "lines were")} not taken";

    public override string StockFileHint(int megabytes) =>
        $"At most {megabytes} MB; a larger one comes by segl stock import.";

    public override string ReadSoFar(string devices) => $"The file is being read: {devices} devices so far.";

    public override string Delivered(string devices, string kind) => $"{devices} {kind}";

    public override string AskClient(string name, ClientSector sector, ClientProfile profile, bool isNew) =>
        $"{(isNew ? "Add" : "Change")} relying party {name} ({Word(sector)}, {Word(profile)})";

    public override string AskRemoveClient(string name) => $"Remove relying party {name}";

    public override string AskClients(string file) => $"Add the relying parties in {file}";

    public override string AskOfficers(string file) => $"Add the officers in {file}";

    public override string AskDesks(string file) => $"Add or change the desks in {file}";

    public override string AskCloseDesk(string name) => $"Close {name}";

    public override string AskStaff(string name, bool isOfficer, bool ends, string desk) =>
        (isOfficer, ends) switch
        {
            (true, false) => $"{name}: officer at desk {desk}",
            (true, true) => $"{name}: no longer an officer",
            (false, false) => $"{name}: operator",
            (false, true) => $"{name}: no longer an operator",
        };

    public override string AskFirstPart(string file, string hash) => $"Send {file} ({hash}) with my part of the key";

    public override string AskSecondPart(string file, string hash) =>
        $"Take {file} ({hash}) into stock with my part of the key";

    public override string AskResetDrift(string serial) => $"Set the drift of device {serial} to zero";

    public override string Word(ClientSector sector) =>
        sector switch
        {
            ClientSector.Public => "public",
            ClientSector.Private => "private",
        };

    public override string Word(ClientProfile profile) =>
        profile switch
        {
            ClientProfile.Strict => "strict",
            ClientProfile.Plain => "plain",
        };

    public override string ChannelName(Channel channel) =>
        channel switch
        {
            Rules.Channel.App => "App",
            Rules.Channel.Sms => "Text message",
            Rules.Channel.Email => "E-mail",
        };

    public override string FigureName(Figure figure) =>
        figure switch
        {
            Figure.Logins => "Logins",
            Figure.Refusals => "Refusals",
            Figure.Activations => "Activations",
            Figure.Orders => "Orders",
            Figure.Appointments => "Appointments",
        };

    public override string DeviceName(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Code display",
            DeviceKind.AudioReader => "Audio code reader",
        };

    public override string UploadStateName(UploadState state) =>
        state switch
        {
            UploadState.Sent => "not approved by its sender yet",
            UploadState.Waiting => "waits for the other part of the key",
            UploadState.Importing => "is being read",
            UploadState.Imported => "in stock",
            UploadState.Refused => "refused",
        };

    public override string StateName(DeviceState state) =>
        state switch
        {
            DeviceState.InStock => "in stock",
            DeviceState.Ordered => "packed or sent",
            DeviceState.Active => "in use",
            DeviceState.Replaced => "replaced",
            DeviceState.Blocked => "blocked",
            DeviceState.Void => "void",
        };
}
