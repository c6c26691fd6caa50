using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R68: the citizen chooses another password on their own screen; the officer then puts it in force.</summary>
internal sealed class ResetPassword(Handover handover) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.ResetPassword;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => $"<p>{at.Visit.Texts.ResetLead}</p>";

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        handover.AskForPassword(run.Place, run.PersonId, serial: null, decide);
}
