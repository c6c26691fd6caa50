using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal abstract partial class DeskTexts
{
    // So that the words of an act fit into what an app shows, whatever a name is (R93).
    private const int LongestName = 60;

    /// <summary>What an act is called, and what its button says.</summary>
    public abstract string NameOf(DeskAct act);

    /// <summary>What the officer's app shows and signs.</summary>
    public string WordsOf(DeskAct act, string name) => For(NameOf(act), Short(name));

    protected abstract string For(string act, string name);

    /// <summary>A name as it fits into the words of an act.</summary>
    protected static string Short(string name) =>
        new StringInfo(name) is { LengthInTextElements: > LongestName } whole
            ? whole.SubstringByTextElements(0, LongestName) + "…"
            : name;

    public abstract string CitizenIsTold(string what);

    public abstract string NeedsSecond { get; }

    public abstract string YourAppIsAsked { get; }

    public abstract string LevelFalls(string level);

    public abstract string PrintLead { get; }

    public abstract string FreezeLead { get; }

    public abstract string PhoneLead { get; }

    public abstract string NewPhone { get; }

    public abstract string HighLead { get; }

    public abstract string WhichApp { get; }

    public abstract string WhichOne { get; }

    // The second officer
    public abstract string Second { get; }

    public abstract string SecondLead { get; }

    public abstract string NothingWaits { get; }

    public abstract string First { get; }

    public abstract string WaitsUntil { get; }

    public abstract string SecondYes { get; }

    public abstract string SecondNo { get; }

    public abstract string SecondSaidNo { get; }

    public abstract string Decided { get; }
}
