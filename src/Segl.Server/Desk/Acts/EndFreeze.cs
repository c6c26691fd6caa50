using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R08: a freeze ends at a desk, on evidence of who the person is (T-46).</summary>
internal sealed class EndFreeze(People people) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.EndFreeze;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => Html.None;

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        run.Change(people, decide, change => Freezing.End(change, run.Hand.Facts()));
}
