using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R30, R31 (c), R32: an activation code goes to the desk's printer; no answer to an officer holds it (T-41).</summary>
internal sealed class PrintCode(Handover handover) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.PrintActivationCode;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => $"<p>{at.Visit.Texts.PrintLead}</p>";

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        handover.PrintActivationCode(run.Place, run.PersonId, decide);
}
