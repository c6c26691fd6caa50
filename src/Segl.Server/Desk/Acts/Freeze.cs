using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R08, T-46: whoever is credible may have an identity frozen; it stops everything and ends nothing.</summary>
internal sealed class Freeze(People people) : IDeskAct
{
    /// <inheritdoc/>
    public DeskAct Act => DeskAct.Freeze;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) => $"<p>{at.Visit.Texts.FreezeLead}</p>";

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) => ActArguments.None;

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        run.Change(
            people,
            decide,
            async change =>
            {
                await Freezing.Freeze(change, run.Hand.Facts());
                return null;
            }
        );
}
