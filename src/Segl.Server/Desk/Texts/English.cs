using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Texts;

/// <summary>The Citizen Service desk in English.</summary>
internal sealed partial class English : DeskTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string Name => "Segl at Citizen Service";

    public override string OutsideLead => "Here officers help citizens with their Segl. You log in with your own.";

    public override string NoOfficer => "You are logged in, but you are no officer of a Citizen Service desk.";

    public override string DeskOf(string desk) => $"Citizen Service: {desk}";

    public override string Find => "Find a citizen";

    public override string FindLead =>
        "A citizen is found by their person number only. The citizen can see that you looked, and why.";

    public override string PersonNumber => "CPR number or P-code";

    public override string Because => "Why";

    public override string BecauseHint => "The citizen reads it. Write what the citizen asked for.";

    public override IReadOnlyList<string> Reasons =>
        ["Lost the phone", "Lost the code display", "Wants Segl in an app", "Wants Segl frozen"];

    public override string FindPress => "Find";

    public override string FindAgain => "Find another";

    public override string Nobody => "Nobody has this number";

    public override string NobodyLead => "The citizen has no Segl. See whether the number was typed right.";

    public override string Ended => "The visit is over.";

    public override string Keys => "Shortcuts";

    public override string KeysLead => "Shortcuts, together with Alt or Alt and Shift:";

    public override IReadOnlyDictionary<string, string> KeyNames =>
        new Dictionary<string, string>
        {
            ["F"] = Find,
            ["T"] = Today,
            ["B"] = Second,
            ["D"] = ShowDocument,
            ["V"] = CallWitness,
            ["R"] = Register,
            ["A"] = Refuse,
            ["S"] = End,
        };

    public override string BirthDate => "Born";

    public override string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public override string Level => "Level";

    public override string NameOf(AssuranceLevel level) =>
        level switch
        {
            AssuranceLevel.Low => "Low",
            AssuranceLevel.Substantial => "Substantial",
            AssuranceLevel.High => "High",
        };

    public override string State => "State";

    public override string IsOpen => "Can be used";

    public override string IsFrozen => "Frozen";

    public override string HasEnded => "Closed for good";

    public override string Phone => "Phone number";

    public override string NoPhone => "None";

    public override string PhoneEndsWith(string digits) => $"ends with {digits}";

    public override string PhoneHeld(string digits) => $"ends with {digits}; new, and gets no codes yet";

    public override string Reason => "Why";

    public override string Held => "Logs in with";

    public override string HoldsNothing => "Nothing. The citizen cannot log in.";

    public override string StateOf(StoredApp app) =>
        app switch
        {
            { State: AppState.Active, Pins.Blocked: true } => "waits for a new PIN",
            { State: AppState.Active } => "in use",
            _ => "blocked",
        };

    public override string StateOf(DeviceState state) =>
        state switch
        {
            DeviceState.Active => "in use",
            DeviceState.Blocked => "blocked",
            DeviceState.Replaced => "replaced by a new one",
            DeviceState.InStock or DeviceState.Ordered => "on its way",
            DeviceState.Void => "cannot be used",
        };

    public override string WhatToDo => "What do you want to do?";

    public override string End => "End the visit";

    public override string BackToCitizen => "Back to the citizen";

    public override string? Done(string? what) =>
        what switch
        {
            "shown" => "The document is written down.",
            "vouched" => "The witness approved.",
            "registered" => "The citizen is registered.",
            "proposed" => "It waits for a second officer now.",
            _ when Enum.TryParse<DeskAct>(what, out var act) && Enum.IsDefined(act) =>
                $"Done: {NameOf(act)}. The citizen is told.",
            _ => null,
        };
}
