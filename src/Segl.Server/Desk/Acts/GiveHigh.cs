using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R06: level High, by two different officers; the decision sets it and writes it down.</summary>
internal sealed class GiveHigh(People people) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.GiveHigh;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => $"<p>{at.Visit.Texts.HighLead}</p>";

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        people.Change(run.PersonId, run.Visit.Now, decide);
}
