namespace Segl.Server.Desk;

/// <summary><c>/desk</c>: where an officer begins.</summary>
internal sealed class TodayPage(DeskPages pages, DeskFrame frame)
{
    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/desk", pages.Show(Show));

    private Task<IResult> Show(DeskVisit visit) =>
        Task.FromResult(frame.Page(visit, visit.Texts.Today, $"<p>{visit.Texts.DeskOf(visit.Officer.DeskId)}</p>"));
}
