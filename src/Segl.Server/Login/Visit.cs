using Segl.Server.Login.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>A request to the page of one login, by the browser that started it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Stored">The login as found.</param>
/// <param name="Request">What the relying party asked for.</param>
/// <param name="Texts">The texts of the page's language.</param>
/// <param name="Cookie">The browser's cookie.</param>
/// <param name="Now">The instant of the request.</param>
internal sealed record Visit(
    HttpContext Context,
    StoredLogin Stored,
    LoginRequest Request,
    BoxTexts Texts,
    string Cookie,
    DateTimeOffset Now
)
{
    /// <summary>Where the login stands.</summary>
    public Rules.Login Login => Stored.Login;

    /// <summary>What this browser sees of it.</summary>
    public LoginView View => LoginViews.Of(Login, Now);

    /// <summary>What stands behind <c>#</c> in the QR code of this second.</summary>
    public string QrCode => LoginProofs.QrCode(Login.Id, Stored.Secret, (long)(Now - Login.StartedAt).TotalSeconds);

    /// <summary><c>?lang=…</c> when a language was chosen here, to keep it from page to page; else nothing.</summary>
    public string Lang => Context.Request.Query.ContainsKey("lang") ? $"?lang={Texts.Language.Tag()}" : "";

    /// <summary>An address of this login, such as <c>/login/…/finish</c>.</summary>
    public string Address(string step = "") => $"/login/{Login.Id}{(step.Length == 0 ? "" : "/")}{step}{Lang}";
}
