using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R30, R32: an activation code on the citizen's own screen; no answer to an officer holds it (T-41).</summary>
internal sealed class ShowCode(Handover handover) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.ShowActivationCode;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => $"<p>{at.Visit.Texts.ScreenLead}</p>";

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        handover.ShowActivationCode(run.Place, run.PersonId, decide);
}
