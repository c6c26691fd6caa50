using Segl.Rules;
using Segl.Server.Desk.Handing.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>A request of a citizen's screen that an officer connected.</summary>
/// <param name="Context">The request.</param>
/// <param name="Cookie">The screen, as its browser knows it.</param>
/// <param name="Screen">The screen, as it is stored.</param>
/// <param name="Offer">What is on it; null for nothing.</param>
/// <param name="Now">The instant of the request.</param>
internal sealed record ScreenVisit(
    HttpContext Context,
    ScreenCookie Cookie,
    PairedScreen Screen,
    ScreenOffer? Offer,
    DateTimeOffset Now
)
{
    /// <summary>The language that was chosen on the screen, else the citizen's.</summary>
    public Language Language =>
        Languages.Named(Context.Request.Query["lang"]) ?? Languages.Named(Offer?.Language) ?? Languages.Of(Context);

    /// <summary>The texts of that language.</summary>
    public ScreenTexts Texts => ScreenTexts.In(Language);
}
