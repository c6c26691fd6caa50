using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Visiting;

/// <summary>A request of a person who is logged in to a door of our own.</summary>
/// <param name="Context">The request.</param>
/// <param name="Session">The session.</param>
/// <param name="Login">The login, and what approved it.</param>
/// <param name="Person">The person, as read for this request.</param>
/// <param name="FormToken">The anti-forgery token of the session's forms.</param>
/// <param name="Now">The instant of the request.</param>
internal record Visit(
    HttpContext Context,
    DoorSession Session,
    RedeemedLogin Login,
    Person Person,
    string FormToken,
    DateTimeOffset Now
)
{
    /// <summary>The language of the page.</summary>
    public Language Language => Session.Language;

    /// <summary>The level of this login (R96).</summary>
    public AssuranceLevel Level => AssuranceLevels.Of(Login.Identity!.Value, Login.Means);

    /// <summary>A form of this session: without its token nothing is done.</summary>
    public Html Form(string action, Html content) =>
        $"""
            <form method="post" action="{action}">
            <input type="hidden" name="token" value="{FormToken}">
            {content}
            </form>
            """;

    /// <summary>What the page was asked to say about the act before it: a name that the page knows.</summary>
    public string? Done => Context.Request.Query["done"];
}
