using Segl.Server.Web;

namespace Segl.Server.My;

/// <summary><c>/my</c>: the first page.</summary>
internal sealed class OverviewPage(MyPages pages, MyFrame frame)
{
    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/my", pages.Show(Show));

    private Task<IResult> Show(MyVisit visit) => Task.FromResult(frame.Page(visit, visit.Texts.Overview, Html.None));
}
