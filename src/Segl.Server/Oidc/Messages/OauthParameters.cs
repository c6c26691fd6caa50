using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Segl.Server.Oidc.Messages;

/// <summary>
/// The parameters of a request: each at most once, an empty one counts as absent (RFC 6749 section 3.1).
/// </summary>
internal sealed class OauthParameters
{
    private const int LongestForm = 32 * 1024;
    private const int LongestValue = 16 * 1024;
    private const int MostParameters = 50;

    // Members of a request object about itself, not about the login (RFC 9101 section 4).
    private static readonly HashSet<string> OfTheObject = new(StringComparer.Ordinal)
    {
        "iss",
        "aud",
        "exp",
        "nbf",
        "iat",
        "jti",
        "request",
        "request_uri",
    };

    private readonly Dictionary<string, string> values;

    private OauthParameters(Dictionary<string, string> values) => this.values = values;

    /// <summary>The value; null if absent.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>The parameters of the query.</summary>
    public static (OauthParameters? Parameters, OauthRefusal? Refusal) OfQuery(HttpContext context) =>
        Of(context.Request.Query);

    /// <summary>The parameters of a form.</summary>
    public static async Task<(OauthParameters? Parameters, OauthRefusal? Refusal)> OfForm(HttpContext context)
    {
        var request = context.Request;
        if (
            request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            is not true
        )
        {
            return (null, new(OauthError.InvalidRequest, "The body must be application/x-www-form-urlencoded."));
        }

        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = LongestForm;
            }

            return Of(await request.ReadFormAsync(context.RequestAborted));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or BadHttpRequestException)
        {
            return (null, TooLarge);
        }
    }

    /// <summary>The parameters inside a request object (RFC 9101 section 4), with JSON values as text.</summary>
    public static OauthParameters OfRequestObject(JsonElement claims) =>
        new(
            claims
                .EnumerateObject()
                .Where(claim => !OfTheObject.Contains(claim.Name))
                .ToDictionary(
                    claim => claim.Name,
                    claim =>
                        claim.Value.ValueKind is JsonValueKind.String
                            ? claim.Value.GetString()!
                            : claim.Value.GetRawText(),
                    StringComparer.Ordinal
                )
        );

    /// <summary>The parts of a space-delimited value; empty if absent.</summary>
    public string[] Words(string name) => this[name]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static OauthRefusal TooLarge { get; } =
        new(OauthError.InvalidRequest, "The request is too large or cannot be read.");

    private static (OauthParameters? Parameters, OauthRefusal? Refusal) Of(
        IEnumerable<KeyValuePair<string, StringValues>> pairs
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            // RFC 8707 section 2: the only parameter that may be repeated. It is ignored, since there are no
            // resources to choose from.
            if (name == "resource")
            {
                continue;
            }

            if (value.Count > 1)
            {
                return (null, new(OauthError.InvalidRequest, "A parameter is there more than once."));
            }

            if (value[0] is { Length: > 0 } text)
            {
                if (text.Length > LongestValue || !values.TryAdd(name, text) || values.Count > MostParameters)
                {
                    return (null, TooLarge);
                }
            }
        }

        return (new(values), null);
    }
}
