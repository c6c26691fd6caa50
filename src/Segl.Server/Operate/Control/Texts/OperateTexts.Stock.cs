using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Control.Texts;

/// <summary>Stock, orders, and what depends on something.</summary>
internal abstract partial class OperateTexts
{
    public abstract string Stock { get; }

    public abstract string Device { get; }

    public abstract string State { get; }

    public abstract string HowMany { get; }

    public abstract string DeviceBySerial { get; }

    public abstract string StockFiles { get; }

    public abstract string StockFilesLead { get; }

    public abstract string SendStockFile { get; }

    public abstract string StockFile { get; }

    public abstract string FirstPart { get; }

    public abstract string SecondPart { get; }

    public abstract string PartHint { get; }

    public abstract string Deliveries { get; }

    public abstract string Size { get; }

    public abstract string FirstBy { get; }

    public abstract string SecondBy { get; }

    public abstract string OpenStockFile { get; }

    public abstract string SecondIsAnother { get; }

    public abstract string LookAgain { get; }

    public abstract string IsImported { get; }

    public abstract string IsRefused { get; }

    public abstract string DiscardFile { get; }

    public abstract string NoSuchDevice { get; }

    public abstract string Serial { get; }

    public abstract string FindDevice { get; }

    public abstract string ActivatedAt { get; }

    public abstract string LastUsed { get; }

    public abstract string Drift { get; }

    public abstract string DriftAtLast { get; }

    public abstract string WrongCodes { get; }

    public abstract string ResetDrift { get; }

    public abstract string ResetDriftThen { get; }

    public abstract string DriftReset { get; }

    public abstract string Orders { get; }

    public abstract string OrdersLead { get; }

    public abstract string NoOrders { get; }

    public abstract string OrderDone { get; }

    public abstract string PickingList { get; }

    public abstract string Pack { get; }

    public abstract string Unpack { get; }

    public abstract string SaySent { get; }

    public abstract string LetterFile { get; }

    public abstract string IsSent { get; }

    public abstract string ByPost { get; }

    public abstract string ByPostAbroad { get; }

    public abstract string ByPickUp { get; }

    public abstract string TryAgain(string what);

    public abstract string DueAgain(int count);

    public abstract string Verdict(string at, int faults);

    public abstract string Waiting(long count);

    public abstract string EndNow(string name);

    public abstract string Since(string at);

    public abstract string Until(string at);

    public abstract string ClosedAt(string at);

    public abstract string CloseNow(string name);

    public abstract string GoodLines(int count);

    public abstract string BadLines(int count);

    public abstract string StockFileHint(int megabytes);

    public abstract string ReadSoFar(string devices);

    public abstract string Delivered(string devices, string kind);

    public abstract string AskClient(string name, ClientSector sector, ClientProfile profile, bool isNew);

    public abstract string AskRemoveClient(string name);

    public abstract string AskClients(string file);

    public abstract string AskOfficers(string file);

    public abstract string AskDesks(string file);

    public abstract string AskCloseDesk(string name);

    public abstract string AskStaff(string name, bool isOfficer, bool ends, string desk);

    public abstract string AskFirstPart(string file, string hash);

    public abstract string AskSecondPart(string file, string hash);

    public abstract string AskResetDrift(string serial);

    public abstract string Word(ClientSector sector);

    public abstract string Word(ClientProfile profile);

    public abstract string ChannelName(Channel channel);

    public abstract string FigureName(Figure figure);

    public abstract string DeviceName(DeviceKind kind);

    public abstract string UploadStateName(UploadState state);

    public abstract string StateName(DeviceState state);
}
