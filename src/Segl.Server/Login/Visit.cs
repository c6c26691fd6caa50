using Segl.Rules;
using Segl.Server.Login.Texts;
using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>A request for a page of a login, by the browser that started it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Started">The login from the browser's cookie.</param>
/// <param name="Found">The login as stored; null when it does not exist any more.</param>
/// <param name="Secret">The secret of its codes.</param>
/// <param name="Texts">The texts of the page's language.</param>
/// <param name="Cookie">The browser's cookie.</param>
/// <param name="Now">The instant of the request.</param>
internal sealed record Visit(
    HttpContext Context,
    StartedLogin Started,
    Rules.Login? Found,
    byte[] Secret,
    BoxTexts Texts,
    string Cookie,
    DateTimeOffset Now
)
{
    /// <summary>The state of the login.</summary>
    public Rules.Login Login => Found ?? Started.Begun;

    /// <summary>The relying party's request.</summary>
    public LoginRequest Request => Started.Request;

    /// <summary>The view for this browser.</summary>
    public LoginView View => Found is null ? LoginViews.OfLost(Started.Begun, Now) : LoginViews.Of(Found, Now);

    /// <summary>Whether a device can be used: the login waits, and asks for no more than a device gives (R96).</summary>
    public bool MayUseDevice =>
        View is LoginView.Waiting or LoginView.Claimed
        && AssuranceLevels.Of(AssuranceLevel.High, Means.DeviceAndPassword) >= Request.Level;

    /// <summary>What stands behind <c>#</c> in the QR code of this second.</summary>
    public string QrCode => LoginProofs.QrCode(Login.Id, Secret, Rules.Login.QrCodeSecond(Login.StartedAt, Now));

    /// <summary><c>?lang=…</c> when a language was chosen on a page, to keep it on the next; otherwise
    /// empty.</summary>
    public string Lang => Context.Request.Query.ContainsKey("lang") ? $"?lang={Texts.Language.Tag()}" : "";

    /// <summary>An address of this login, such as <c>/login/…/finish</c>.</summary>
    public string Address(string step = "") => $"/login/{Login.Id}{(step.Length == 0 ? "" : "/")}{step}{Lang}";

    /// <summary>An address of this login with a query of its own.</summary>
    public string Address(string step, string query) => $"{Address(step)}{(Lang.Length == 0 ? "?" : "&")}{query}";
}
