using Segl.Rules;
using Segl.Server.Devices.Orders.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>
/// T-31: the letter in which a device lies, as a page to print: name and address, how to activate it, until when. It holds
/// neither user ID nor person number: whoever steals it learns nothing that envelope and device do not say. The serial
/// stands in it for those who cannot read the device's back.
/// </summary>
internal static class Letter
{
    /// <summary>Writes it, in the owner's language.</summary>
    /// <param name="order">The order.</param>
    /// <param name="person">Who ordered.</param>
    /// <param name="address">The registered address; null where the device is picked up.</param>
    /// <param name="portal">The address of the portal, as one types it.</param>
    /// <param name="now">The date of the letter.</param>
    public static Html Write(
        StoredOrder order,
        Person person,
        PostalAddress? address,
        string portal,
        DateTimeOffset now
    )
    {
        var language = Languages.Named(person.Language) ?? Language.En;
        var texts = LetterTexts.In(language);
        var device = texts.Device(order.Order.Kind);
        string[] to = [person.Name, .. order.PickUp || address is null ? [] : address.Lines];
        return $"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <title>{texts.Heading(device)}</title>
            <style>
            @page {"{"} size: A4; margin: 25mm; {"}"}
            body {"{"} font: 12pt/1.5 system-ui, sans-serif; max-width: 160mm; margin: auto; color: black; {"}"}
            address {"{"} font-style: normal; margin: 15mm 0; {"}"}
            li {"{"} margin-bottom: 3mm; {"}"}
            </style>
            </head>
            <body>
            <p>Segl</p>
            <address>{to.Select(line => (Html)$"{line}<br>")}</address>
            <p>{texts.Date(now)}</p>
            <h1>{texts.Heading(device)}</h1>
            <p>{texts.Lead(device)}</p>
            <ol>{texts.Steps(order.Order.Kind, portal, order.Serial ?? "").Select(step =>
                (Html)$"<li>{step}</li>"
            )}</ol>
            <p><strong>{texts.Until(texts.Date(order.Order.ValidUntil))}</strong></p>
            <p>{texts.Safe(device)}</p>
            <p>{texts.NotYou}</p>
            </body>
            </html>
            """;
    }
}
