using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R35: after a change a second officer may let the new number have codes before its time.</summary>
internal sealed class LiftPhoneHold(People people) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.LiftPhoneHold;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => Html.None;

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        run.Change(
            people,
            decide,
            change =>
            {
                change.Save(change.Person with { PhoneHoldLifted = true });
                change.Record(Happening.PhoneHoldLifted, run.Hand.Facts());
            }
        );
}
