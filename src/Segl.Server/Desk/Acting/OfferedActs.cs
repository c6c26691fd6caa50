using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;

namespace Segl.Server.Desk.Acting;

/// <summary>R84: which acts are offered for a citizen now: those that the rules allow, and that this officer can finish with
/// what is at hand.</summary>
internal sealed class OfferedActs(CitizenScreens screens)
{
    /// <summary>For each act why it is not offered; null for one that is.</summary>
    public async Task<Func<DeskAct, Refusal?>> WhyNot(AtDesk at)
    {
        var place = at.Visit.Place(at.Served.Because);
        var hasScreen = await screens.See(place) is not null;
        return act =>
            DeskActs.WhyNot(act, at.Facts, at.Served.Evidence)
            ?? DeskActs.Needs(act) switch
            {
                DeskTool.None => null,
                DeskTool.Printer => place.Printer is null ? new(Reason.PrinterMissing) : null,
                DeskTool.CitizensScreen => hasScreen ? null : new(Reason.ScreenMissing),
            };
    }
}
