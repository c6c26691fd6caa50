using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal abstract partial class DeskTexts
{
    public abstract string Evidence { get; }

    public abstract string NothingShown { get; }

    public abstract string ShowDocument { get; }

    public abstract string EvidenceLead(string name);

    public abstract string Document { get; }

    public abstract string NameOf(DocumentKind kind);

    public abstract string LastSix(int characters);

    /// <summary>What the officer ticks.</summary>
    public abstract string Check(string check);

    public abstract string Keep { get; }

    protected abstract string Witness { get; }

    /// <summary>What was shown, in words.</summary>
    public string ShownIn(DeskEvidence evidence) =>
        string.Join(", ", evidence.Documents.Select(NameOf).Concat(evidence.HasWitness ? [Witness] : []));

    public abstract string Shown(DeskEvidence evidence, string level);

    public abstract string CallWitness { get; }

    public abstract string WitnessLead(string name);

    public abstract IReadOnlyList<string> WitnessRules { get; }

    public abstract string WitnessUserId { get; }

    public abstract string WitnessApproves { get; }

    public abstract string VouchAction { get; }

    public abstract string VouchText(string name);

    public abstract string Refuse { get; }

    public abstract string RefuseLead(string name);

    public abstract string RefuseWhy { get; }

    /// <summary>What becomes of a refusal of somebody without an identity.</summary>
    public abstract string RefuseNobodyLead { get; }

    public abstract string RefuseName { get; }

    public abstract string RefuseNameHint { get; }

    public abstract string RefuseOnPaper { get; }

    public abstract string RefuseOnScreen { get; }

    public abstract string RefusePress { get; }

    public abstract string DecisionPrinted { get; }

    public abstract string DecisionShown { get; }

    public abstract string DecisionHere { get; }

    public abstract string DecisionNumber(string number, string officer);

    public abstract string Decision { get; }

    public abstract string DecisionFor(string? name, string when, string desk);

    public abstract string DecisionWhy { get; }

    public abstract string HowToComplain(string desk);
}
