using Segl.Server.App.Copying;
using Segl.Server.Devices.Orders;
using Segl.Server.Keys;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>
/// T-30: the link in SMS and e-mail that stops an order, without any authenticator. Opening it changes nothing, since mail
/// programs open links automatically; a button stops the order.
/// </summary>
internal sealed class StopOrderLink(
    Database database,
    People people,
    KeyEncryptionKey keys,
    PageFrame frame,
    TimeProvider clock
)
{
    private const string Route = "/stop/order/{link}";

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, (HttpContext context, string link) => Show(context, link)).ExcludeFromDescription();
        app.MapPost(Route, (HttpContext context, string link) => Stop(context, link)).ExcludeFromDescription();
    }

    private async Task<IResult> Show(HttpContext context, string link)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var texts = DeviceTexts.In(Languages.Of(context));
        if (await Find(link) is not { } order || order.Order.WhyNotActivate(clock.GetUtcNow()) is not null)
        {
            return StopLinks.Nothing(frame, context);
        }

        return frame.Page(
            context,
            Languages.Of(context),
            texts.StopOrder,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.StopOrder}</h1>
            <p>{texts.Device(order.Order.Kind)}. {texts.StopLead}</p>
            <form method="post" action="/stop/order/{link}?lang={Languages.Of(context).Tag()}">
              <button class="act">{texts.StopNow}</button>
            </form>
            """
        );
    }

    private async Task<IResult> Stop(HttpContext context, string link)
    {
        var texts = DeviceTexts.In(Languages.Of(context));
        if (
            await Find(link) is not { } order
            || await people.Change(
                order.PersonId,
                clock.GetUtcNow(),
                change => OrderEnds.Stop(change, order.Id, "stop link")
            )
                is not null
        )
        {
            return StopLinks.Nothing(frame, context);
        }

        return frame.Page(
            context,
            Languages.Of(context),
            texts.Stopped,
            StatusCodes.Status200OK,
            $"""<h1>{texts.Stopped}</h1><p>{texts.StopLead}</p>"""
        );
    }

    private Task<StoredOrder?> Find(string link) => database.Read(session => OrderLinks.Find(session, keys, link));
}
