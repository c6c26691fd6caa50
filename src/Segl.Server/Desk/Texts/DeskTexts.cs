using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Texts;

/// <summary>All texts of the Citizen Service desk (R110). One class per language. What an officer reads to a citizen is the
/// citizen's own notice.</summary>
internal abstract partial class DeskTexts
{
    /// <summary>The texts of a language.</summary>
    public static DeskTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    /// <summary>The name of the door, as the app shows it, too.</summary>
    public abstract string Name { get; }

    public abstract string OutsideLead { get; }

    public abstract string NoOfficer { get; }

    public abstract string DeskOf(string desk);

    // Finding
    public abstract string Find { get; }

    public abstract string FindLead { get; }

    public abstract string PersonNumber { get; }

    public abstract string Because { get; }

    public abstract string BecauseHint { get; }

    public abstract IReadOnlyList<string> Reasons { get; }

    public abstract string FindPress { get; }

    public abstract string FindAgain { get; }

    public abstract string Nobody { get; }

    public abstract string NobodyLead { get; }

    public abstract string Ended { get; }

    public abstract string Keys { get; }

    public abstract string KeysLead { get; }

    public abstract IReadOnlyDictionary<string, string> KeyNames { get; }

    // The citizen
    public abstract string BirthDate { get; }

    public abstract string Day(DateOnly day);

    public abstract string When(DateTimeOffset at);

    public abstract string Level { get; }

    public abstract string NameOf(AssuranceLevel level);

    public abstract string State { get; }

    public abstract string IsOpen { get; }

    public abstract string IsFrozen { get; }

    public abstract string HasEnded { get; }

    public abstract string Phone { get; }

    public abstract string NoPhone { get; }

    public abstract string PhoneEndsWith(string digits);

    public abstract string PhoneHeld(string digits);

    public abstract string Reason { get; }

    public abstract string Held { get; }

    public abstract string HoldsNothing { get; }

    public abstract string StateOf(StoredApp app);

    public abstract string StateOf(DeviceState state);

    public abstract string WhatToDo { get; }

    public abstract string End { get; }

    public abstract string BackToCitizen { get; }

    /// <summary>What was just done; null where nothing was.</summary>
    public abstract string? Done(string? what);
}
