// The desk's own pages and frame, by their short names.
global using DeskFrame = Segl.Server.Visiting.DoorFrame<Segl.Server.Desk.DeskVisit>;
global using DeskPages = Segl.Server.Visiting.DoorPages<Segl.Server.Desk.DeskVisit>;
using Segl.Server.Desk.Texts;
using Segl.Server.Visiting;
using Segl.Storage;

namespace Segl.Server.Desk;

/// <summary>A request of an officer who is logged in to the desk.</summary>
internal sealed record DeskVisit : Visit
{
    /// <summary>A visit to the desk.</summary>
    public DeskVisit(Visit visit, Officer officer)
        : base(visit) => Officer = officer;

    /// <summary>The officer, as read for this request.</summary>
    public Officer Officer { get; }

    /// <summary>The texts of the page's language.</summary>
    public DeskTexts Texts => DeskTexts.In(Language);
}
