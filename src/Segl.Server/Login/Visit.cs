using Segl.Server.Login.Texts;
using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>A request to the page of one login, by the browser that started it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Started">The login as the browser carries it.</param>
/// <param name="Found">The login as it is kept; null when it is not there any more.</param>
/// <param name="Secret">What its codes are made from.</param>
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
    /// <summary>Where the login stands.</summary>
    public Rules.Login Login => Found ?? Started.Begun;

    /// <summary>What the relying party asked for.</summary>
    public LoginRequest Request => Started.Request;

    /// <summary>What this browser sees of it.</summary>
    public LoginView View => Found is null ? LoginViews.OfLost(Started.Begun, Now) : LoginViews.Of(Found, Now);

    /// <summary>What stands behind <c>#</c> in the QR code of this second.</summary>
    public string QrCode => LoginProofs.QrCode(Login.Id, Secret, Rules.Login.QrCodeSecond(Login.StartedAt, Now));

    /// <summary><c>?lang=…</c> when a language was chosen here, to keep it from page to page; else nothing.</summary>
    public string Lang => Context.Request.Query.ContainsKey("lang") ? $"?lang={Texts.Language.Tag()}" : "";

    /// <summary>An address of this login, such as <c>/login/…/finish</c>.</summary>
    public string Address(string step = "") => $"/login/{Login.Id}{(step.Length == 0 ? "" : "/")}{step}{Lang}";
}
