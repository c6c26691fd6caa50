using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Segl.Server.Keys;
using Segl.Server.Web;

namespace Segl.Server.Login.Answers;

/// <summary>
/// Responses that the browser posts to the relying party (OAuth 2.0 Form Post Response Mode): a page with a form that
/// submits itself. Its script is a file of this server, and the form leads only to the validated address.
/// </summary>
internal sealed class AnswerForms(PageFrame frame, KeyEncryptionKey keys)
{
    /// <summary>The page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="redirectUri">The validated redirect URI.</param>
    /// <param name="address">The redirect URI with the response parameters, as in the query mode.</param>
    public IResult Page(HttpContext context, string redirectUri, string address)
    {
        var language = Languages.Of(context);
        var (heading, press) = language switch
        {
            Language.Da => ("Tilbage til hjemmesiden", "Gå videre"),
            Language.En => ("Back to the website", "Go on"),
        };
        var fields = HttpUtility.ParseQueryString(address[(redirectUri.Length + 1)..]);
        var inputs = fields.AllKeys.Select(name => Input(name, fields[name]));
        return frame.Page(
            context,
            language,
            new FramedPage(
                heading,
                $"""
                <h1>{heading}</h1>
                <form method="post" action="{redirectUri}">
                  {inputs}
                  <button class="act">{press}</button>
                </form>
                """
            )
            {
                Script = "/login/box/answer.js",
                FormsLeadTo = OriginOf(redirectUri),
            }
        );
    }

    /// <summary>
    /// The address on this server that shows the page, for a script that navigates itself. The state, which may be
    /// long, is in the login's cookie.
    /// </summary>
    public string AddressOf(Guid login, string cookie, string? state, string address)
    {
        var answer = address.Replace(StateOf(state), "", StringComparison.Ordinal);
        var sealedAnswer = keys.Seal(Encoding.UTF8.GetBytes(answer), PurposeOf(login, cookie));
        return $"/login/{login}/answer?to={Base64Url.EncodeToString(sealedAnswer)}";
    }

    /// <summary>The page at such an address; null when it was issued to another browser.</summary>
    public IResult? Page(HttpContext context, Guid login, string cookie, string? state, string redirectUri)
    {
        var shown = context.Request.Query["to"].ToString();
        if (shown.Length == 0 || !Base64Url.IsValid(shown))
        {
            return null;
        }

        try
        {
            var answer = keys.Open(Base64Url.DecodeFromChars(shown), PurposeOf(login, cookie));
            return Page(context, redirectUri, Encoding.UTF8.GetString(answer) + (state is null ? "" : StateOf(state)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// The source expression for a redirect URI in a policy. An app's private-use URI scheme (RFC 8252 section 7.1)
    /// has no origin, so the policy names the scheme.
    /// </summary>
    public static string OriginOf(string redirectUri)
    {
        var uri = new Uri(redirectUri);
        return uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp
            ? uri.GetLeftPart(UriPartial.Authority)
            : $"{uri.Scheme}:";
    }

    private static Html Input(string? name, string? value) =>
        $"""<input type="hidden" name="{name}" value="{value}">""";

    private static string StateOf(string? state) => $"&state={Uri.EscapeDataString(state ?? "")}";

    private static string PurposeOf(Guid login, string cookie) =>
        $"segl form post v1 {login:N} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)))}";
}
