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
