using Segl.Rules;
using Segl.Server.Desks.Guarding;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary><c>/desks/aarhus/reach</c>: who cannot come asks for a visit or a video call (R80).</summary>
internal sealed class ReachPage(DeskPages pages, Bookings bookings, Codes codes)
{
    /// <summary>Maps the pages.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet($"{FindPage.Path}/{{desk}}/reach", pages.Show(Show));
        app.MapPost($"{FindPage.Path}/{{desk}}/reach", pages.Take(Ask));
    }

    private Task<IResult> Show(DeskVisit visit, ServiceDesk desk)
    {
        var texts = visit.Texts;
        return Task.FromResult(
            pages.Page(
                visit,
                texts.CannotCome,
                $"""
                <p>{texts.CannotComeLead(desk.Name)}</p>
                <form method="post" action="{visit.Link($"{FindPage.Path}/{desk.Id}/reach")}">
                <input type="hidden" name="form" value="{Guid.NewGuid()}">
                <fieldset><legend>{texts.How}</legend>{Enum.GetValues<ReachKind>()
                    .Select((kind, index) => Choice(kind, texts.Reach(kind), isFirst: index == 0))}</fieldset>
                <div class="field"><label for="contact">{texts.Contact}</label>
                <input type="text" id="contact" name="contact" required maxlength="254" autocomplete="tel"
                  aria-describedby="why"><p class="hint" id="why">{texts.NoNumberPlease}</p></div>
                <button class="act">{texts.Ask}</button>
                </form>
                <p><a href="{visit.Link($"{FindPage.Path}/{desk.Id}")}">{texts.Back}</a></p>
                """
            )
        );
    }

    private static Html Choice(ReachKind kind, string text, bool isFirst)
    {
        Html chosen = isFirst ? $" checked" : Html.None;
        return $"""
            <label class="tick"><input type="radio" name="kind" value="{kind.ToString()}"{chosen}> {text}</label>
            """;
    }

    private async Task<IResult> Ask(DeskVisit visit, ServiceDesk desk, IFormCollection form)
    {
        var here = $"{FindPage.Path}/{desk.Id}/reach";
        if (
            !Guid.TryParse(form["form"], out var id)
            || !Enum.TryParse<ReachKind>(form["kind"], out var kind)
            || !Enum.IsDefined(kind)
        )
        {
            return pages.No(visit, new(Reason.Malformed), here);
        }

        if (!Contact.Read(form["contact"].ToString()).IsGranted(out var contact, out var unreadable))
        {
            return pages.No(visit, unreadable, here);
        }

        // No message proves the contact here, so the tight limit of a form without work counts.
        var sources = BookingSource.Of(codes, Addresses.Of(visit.Context), contact, id, hasWorked: false);
        var request = new ReachRequest(id, desk.Id, kind, contact, visit.Texts.Language.Tag(), visit.Now);
        return await bookings.Ask(request, sources) is { } refused
            ? pages.No(visit, refused, here)
            : pages.Page(visit, visit.Texts.IsAsked, $"<p>{visit.Texts.IsAskedLead(desk.Phone)}</p>");
    }
}
