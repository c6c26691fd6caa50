using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.My.Activity;
using Segl.Server.My.Texts;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Staff;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/notices</c>: what nobody could deliver, and what waits, with the cause; tried once more after a gateway was
/// mended (R101). An address is shown as far as one needs it to see which gateway is ill.
/// </summary>
internal sealed class NoticesPage(OperatePages pages, OperateFrame frame, Outbox outbox, Database database)
{
    private const string Path = "/operate/notices";
    private const int Shown = 200;
    private const int ShownSigns = 2;

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost(Path, pages.Act(Again));
    }

    /// <summary>An address as far as an operator needs it: the country and the end of a number, the host of a
    /// mail.</summary>
    public static string Masked(Channel channel, string address) =>
        channel switch
        {
            Channel.Sms when address.Length > 3 + ShownSigns => $"{address[..3]} … {address[^ShownSigns..]}",
            Channel.Email when address.LastIndexOf('@') is >= 0 and var at => $"…{address[at..]}",
            _ => "",
        };

    private async Task<IResult> Show(OperateVisit visit)
    {
        var (dead, waiting) = (
            await outbox.DeadLetters(Shown, visit.Context.RequestAborted),
            await outbox.Waiting(Shown, visit.Now, visit.Context.RequestAborted)
        );
        var texts = visit.Texts;
        Html done = int.TryParse(visit.Done, out var again)
            ? $"""<p class="note ok" role="status">{texts.DueAgain(again)}</p>"""
            : Html.None;
        return frame.Page(
            visit,
            texts.Notices,
            $"""
            {done}
            <section aria-labelledby="dead"><h2 id="dead">{texts.Undeliverable}</h2>
            {Dead(visit, dead)}</section>
            <section aria-labelledby="waits"><h2 id="waits">{texts.Waits}</h2>
            {Waiting(visit, waiting)}</section>
            """
        );
    }

    private static Html Dead(OperateVisit visit, List<DeadLetter> letters)
    {
        var texts = visit.Texts;
        return letters.Count == 0
            ? (Html)$"<p>{texts.NoneUndeliverable}</p>"
            : visit.Form(
                Path,
                $"""
                <div class="wide" tabindex="0"><table>
                <thead><tr><th scope="col">{texts.Again}</th><th scope="col">{texts.Channel}</th>
                <th scope="col">{texts.What}</th><th scope="col">{texts.GivenUp}</th>
                <th scope="col">{texts.Error}</th></tr></thead>
                <tbody>{letters.Select(letter =>
                    (Html)$"""
                    <tr><td><input type="checkbox" name="notice" value="{letter.Id}" aria-label="{texts.TryAgain(
                        Words(letter.What, visit)
                    )}"></td>
                    <td>{texts.ChannelName(letter.Channel)} {Masked(letter.Channel, letter.Address)}</td>
                    <td>{Words(letter.What, visit)}</td><td>{texts.When(letter.GivenUpAt)}</td><td>{letter.Error}</td></tr>
                    """
                )}</tbody></table></div>
                {Fields.Because(texts)}
                <div class="acts"><button class="act" name="which" value="ticked">{texts.TryTicked}</button>
                <button class="plain" name="which" value="all">{texts.TryAll}</button></div>
                """
            );
    }

    private static Html Waiting(OperateVisit visit, List<WaitingNotice> notices)
    {
        var texts = visit.Texts;
        return notices.Count == 0
            ? (Html)$"<p>{texts.NoneWaits}</p>"
            : $"""
                <div class="wide" tabindex="0"><table>
                <thead><tr><th scope="col">{texts.Channel}</th><th scope="col">{texts.What}</th>
                <th scope="col">{texts.NextTry}</th><th scope="col">{texts.Error}</th></tr></thead>
                <tbody>{notices.Select(notice =>
                    (Html)$"""
                    <tr><td>{texts.ChannelName(notice.Channel)} {Masked(notice.Channel, notice.Address)}</td>
                    <td>{Words(notice.What, visit)}</td><td>{texts.When(notice.NextTryAt)}</td><td>{notice.Error}</td></tr>
                    """
                )}</tbody></table></div>
                """;
    }

    private async Task<IResult> Again(OperateVisit visit, IFormCollection form)
    {
        if (GraveActs.BecauseIn(form) is not { } because)
        {
            return frame.No(visit, new(Reason.Malformed), Path);
        }

        var isAll = form["which"] == "all";
        var ids = form["notice"].Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty).ToList();
        var again = 0;
        foreach (var id in isAll ? [null] : ids.ConvertAll(id => (Guid?)id))
        {
            again += await outbox.SendAgain(id, visit.Now);
        }

        await database.Write(
            Durability.Durable,
            session =>
                OperatorActs.Record(
                    session,
                    "notices-tried-again",
                    new { notices = again },
                    new(visit.Person.Id, because),
                    visit.Now
                )
        );
        return new SeeOther($"{Path}?done={again}");
    }

    private static string Words(Happening what, OperateVisit visit) =>
        ActivityLine.WordsFor(what, MyTexts.In(visit.Language)) ?? $"{what}";
}
