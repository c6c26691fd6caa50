using Segl.Server.Oidc.Messages;
using Segl.Server.Operate;
using Segl.Server.Web;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>
/// The provider's own pages: an error that cannot be returned to a relying party, and the end of a logout.
/// </summary>
internal sealed class ProviderPages(PageFrame frame)
{
    /// <summary>An error, for the citizen and for the developer of the website.</summary>
    public IResult Wrong(HttpContext context, OauthRefusal refusal) =>
        Wrong(
            context,
            refusal,
            Languages.Of(context) switch
            {
                Language.Da => (
                    "Hjemmesiden kan ikke logge dig ind",
                    "Hjemmesiden sendte en anmodning, som Segl ikke forstår. Gå tilbage til hjemmesiden, og prøv igen."
                ),
                Language.En => (
                    "This website cannot log you in",
                    "The website sent a request that Segl does not understand. Go back to the website and try again."
                ),
            }
        );

    /// <summary>An error in a logout request, which had no effect.</summary>
    public IResult WrongLogout(HttpContext context, OauthRefusal refusal) =>
        Wrong(
            context,
            refusal,
            Languages.Of(context) switch
            {
                Language.Da => (
                    "Hjemmesiden kan ikke logge dig ud",
                    "Hjemmesiden bad Segl om at logge dig ud på en måde, som Segl ikke forstår. Intet er ændret."
                ),
                Language.En => (
                    "This website cannot log you out",
                    "The website asked Segl for a logout that Segl does not understand. Nothing has changed."
                ),
            }
        );

    private IResult Wrong(HttpContext context, OauthRefusal refusal, (string Heading, string Sentence) text)
    {
        Metrics.OauthRefused(refusal.Error.Name());
        var (heading, sentence) = text;
        return frame.Page(
            context,
            Languages.Of(context),
            heading,
            StatusCodes.Status400BadRequest,
            $"""
            <h1>{heading}</h1>
            <p>{sentence}</p>
            <p lang="en"><code>{refusal.Error.Name()}</code>: {refusal.Description}</p>
            """
        );
    }

    /// <summary>The logout is complete, and there is no relying party to return to.</summary>
    public IResult LoggedOut(HttpContext context)
    {
        var (heading, sentence) = Languages.Of(context) switch
        {
            Language.Da => ("Du er logget af", "Segl holder dig ikke logget på. Du kan lukke vinduet."),
            Language.En => ("You are logged out", "Segl does not keep you logged in. You can close this window."),
        };
        return frame.Page(
            context,
            Languages.Of(context),
            heading,
            StatusCodes.Status200OK,
            $"""
            <h1>{heading}</h1>
            <p>{sentence}</p>
            """
        );
    }
}
