using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>My Segl in English.</summary>
internal sealed partial class English : MyTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string Name => "My Segl";

    public override string Overview => "Overview";

    public override string Devices => "Code display";

    public override string OutsideLead =>
        "Here you see what you can log in with, and everything that has happened with your Segl. Here you get a spare, "
        + "too, and stop what you did not start yourself.";

    public override string Hello(string firstName) => $"Hello {firstName}";

    public override string IfPhoneLost => "If you lost this phone today";

    public override string IfDeviceLost => "If you lost your device today";

    public override string YouCouldStillUse => "You could still log in with:";

    public override string LastTested(string time) => $"Last tried {time}.";

    public override string NeverTested => "You have not tried your spare yet. Try it now, while you have both.";

    public override string TryYourSpare => "Try your spare now";

    public override string TryYourSpareText(string notThis) => $"Approve with your spare, not with {notThis}.";

    public override string SpareWorks => "Your spare works. Good to know.";

    public override string SameAnswered =>
        "What answered is what you are logged in with. Try again, and answer with your spare.";

    public override string NothingLeft => "You would have nothing to log in with.";

    public override string NothingLeftThen =>
        "You would have to go to Citizen Service with valid documents. Get a spare now; you can do it at home.";

    public override string SparesOpen => "What you can have as a spare";

    public override string MoreSpares => "Would you like one more spare?";

    public override string AppByCopy => "The app on one more phone or tablet: copy it";

    public override string AppByCopyHow =>
        $"You begin in the app and wait {Numbers.InEnglish(Limits.WaitBeforeCopying)}. It costs nothing.";

    public override string AppByCode => "The app on a phone or tablet: get an activation code";

    public override string AppByCodeHow => "You get the code on this page after a wait.";

    public override string CodeDisplay => "A code display";

    public override string CodeDisplayHow => "It comes by post and shows a new code each time you press it.";

    public override string AudioReader => "An audio code reader";

    public override string AudioReaderHow => "It comes by post and reads the code aloud.";

    public override string OrderedDevice => "The device that you have ordered";

    public override string OrderedDeviceHow => "Follow it, and activate it when it has come.";

    public override string WhereHeading => "Where can the app be?";

    public override IReadOnlyList<string> Where =>
        [
            "On an old phone or a tablet that lies at home.",
            "On your work phone. Ask your employer first.",
            "On the phone of somebody in your household: choose “Add a person” in the app there. Each of you has "
                + "a user ID and PIN.",
        ];

    public override string WaitingHeading => "Waiting";

    public override string WaitingLead => "If you did not start it yourself, stop it now.";

    public override string CopyWaits(string app, string time) => $"The copying of {app} to another phone began {time}.";

    public override string NumberWaits(string app, string time) =>
        $"Approving with a number comes into force in {app} {time}.";

    public override string OrderWaits(DeviceKind kind, string time) => $"{KindOf(kind)}, ordered {time}.";

    public override string StopIt => "Stop it";

    public override string Stopped => "It is stopped.";

    public override string FreezeHeading => "Freeze your Segl";

    public override string FreezeLead => "If a phone was stolen, or something is wrong, freeze everything at once.";

    public override string FreezeGo => "Freeze your Segl …";

    public override IReadOnlyList<string> FreezeThen =>
        [
            "It happens at once, and nothing can be used: no app and no device.",
            "All websites where you are logged in are told, and you are logged out here.",
            "Citizen Service can open it again. Bring valid documents.",
        ];

    public override string FreezeNow => "Freeze everything now";

    public override string NotNow => "Not now";

    public override string FrozenHeading => "Your Segl is frozen";

    public override string FrozenLead => "Nobody can use it, and neither can you. Citizen Service can open it again.";

    public override string LockedOut => "What can you do now?";

    public override string Authenticators => "What you log in with";

    public override string AuthenticatorsLead =>
        "If a phone is gone, block the app on it. If you do not need an app any longer, delete it; removing it "
        + "from the phone is not enough.";

    public override string LoggedInWithThis => "This is what you are logged in with now.";

    public override string Kind => "What";

    public override string AppOn(string model) => $"App on {model}";

    public override string KindOf(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Code display",
            DeviceKind.AudioReader => "Audio code reader",
        };

    public override string SerialNumber => "number";

    public override string State => "State";

    public override string ActivatedAt => "Activated";

    public override string LastUsed => "Last used";

    public override string NotUsedYet => "Not used yet";

    public override string Rename => "Give it another name";

    public override string NewName => "New name";

    public override string Save => "Save";

    public override string IsNamed => "The name is saved.";

    public override string IsBlocked => "It is blocked and cannot be used any longer.";

    public override string IsDeleted => "It is deleted.";

    public override string Block => "Block";

    public override string Delete => "Delete";

    public override string BlockHeading(string name) => $"Block {name}";

    public override string DeleteHeading(string name) => $"Delete {name}";

    public override string BlockThen =>
        "It does not work any longer and cannot be opened again. What was logged in with it is logged out, and a "
        + "copy from it stops.";

    public override string DeleteThen =>
        "It leaves the list and does not work any longer. What was logged in with it is logged out, and a copy "
        + "from it stops.";

    public override string BlockText(string name) => $"Block {name} in My Segl.";

    public override string DeleteText(string name) => $"Delete {name} in My Segl.";

    public override string AppIsAsked => "You will be asked to approve this in your app.";

    public override string LastOne => "This is the last one with which you can log in. Afterwards you cannot log in.";

    public override IReadOnlyList<string> WaysBack =>
        [
            "Get a spare first. Then nothing happens when this one is gone.",
            "Otherwise: book an appointment at Citizen Service, and bring valid documents. There you get a new "
                + "activation code.",
        ];

    public override string IKnow => "I know that I will be locked out";

    public override string LoggedOutWithIt => "It is done. You are logged out, because you were logged in with it.";
}
