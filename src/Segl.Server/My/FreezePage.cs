using Segl.Server.App.Owning;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary><c>/my/freeze</c>: R08, at once: whoever loses a phone must not need it to stop everything.</summary>
internal sealed class FreezePage(MyPages pages, MyFrame frame, People people)
{
    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/my/freeze", pages.Show(Show));
        app.MapPost("/my/freeze", pages.Act((visit, _) => Freeze(visit)));
    }

    private Task<IResult> Show(MyVisit visit) =>
        Task.FromResult(
            frame.Page(
                visit,
                visit.Texts.FreezeHeading,
                $"""
                <ul>{visit.Texts.FreezeThen.Select(line => (Web.Html)$"<li>{line}</li>")}</ul>
                {visit.Form("/my/freeze", $"""<button class="harm">{visit.Texts.FreezeNow}</button>""")}
                <p><a class="button plain" href="/my">{visit.Texts.NotNow}</a></p>
                """
            )
        );

    private async Task<IResult> Freeze(MyVisit visit)
    {
        await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                if (change.Person.FrozenAt is null)
                {
                    await Freezing.Freeze(change, new { by = "portal", login = visit.Session.LoginId });
                }

                return true;
            }
        );
        return frame.Outside(
            visit.Context,
            visit.Language,
            visit.Texts.FrozenHeading,
            $"""
            <p>{visit.Texts.FrozenLead}</p>
            <p><a href="/help/lost-everything">{visit.Texts.LockedOut}</a></p>
            """,
            StatusCodes.Status200OK
        );
    }
}
