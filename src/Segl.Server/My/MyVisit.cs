// The portal's own pages, frame and approvals, by their short names.
global using MyFrame = Segl.Server.Visiting.DoorFrame<Segl.Server.My.MyVisit>;
global using MyPages = Segl.Server.Visiting.DoorPages<Segl.Server.My.MyVisit>;
using Segl.Server.My.Texts;
using Segl.Server.Visiting;

namespace Segl.Server.My;

/// <summary>A request of a person who is logged in to the portal. Whatever a page finds or changes is this
/// person's.</summary>
internal sealed record MyVisit : Visit
{
    /// <summary>A visit to the portal.</summary>
    public MyVisit(Visit visit)
        : base(visit) { }

    /// <summary>The texts of the page's language.</summary>
    public MyTexts Texts => MyTexts.In(Language);
}
