using System.Text;
using System.Text.Json;
using Segl.Jose;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>The parameter <c>claims</c> (OpenID Connect Core 5.5).</summary>
internal static class ClaimsParameter
{
    /// <summary>
    /// The requested claims and subjects. R97: claims for which the relying party is not registered are ignored
    /// (OpenID Connect Core 5.5.1).
    /// </summary>
    public static (
        List<string>? IdToken,
        List<string>? Userinfo,
        IReadOnlyList<string> Subjects,
        OauthRefusal? Refusal
    ) Read(Client client, string? text)
    {
        if (text is null)
        {
            return (null, null, [], null);
        }

        return !TryParse(text, out var json)
                ? (null, null, [], new(OauthError.InvalidRequest, "claims must be a JSON object."))
            : SubjectsNamed(json) is { } subjects ? (Names("id_token"), Names("userinfo"), subjects, null)
            : (null, null, [], new(OauthError.InvalidRequest, "sub in claims takes one value, a text."));

        List<string>? Names(string where) =>
            json.TryGetProperty(where, out var asked) && asked.ValueKind is JsonValueKind.Object
                ? [.. asked.EnumerateObject().Select(claim => claim.Name).Where(client.Claims.Contains)]
                : null;
    }

    /// <summary>The levels requested for the ID token, and whether one of them is essential.</summary>
    public static (bool Essential, IReadOnlyList<string> Values) Acr(string? claims)
    {
        if (
            claims is null
            || !TryParse(claims, out var json)
            || !json.TryGetProperty("id_token", out var idToken)
            || idToken.ValueKind is not JsonValueKind.Object
            || !idToken.TryGetProperty("acr", out var acr)
            || acr.ValueKind is not JsonValueKind.Object
        )
        {
            return (false, []);
        }

        var essential = acr.TryGetProperty("essential", out var word) && word.ValueKind is JsonValueKind.True;
        return (
            essential,
            [
                .. ValuesOf(acr)
                    .Where(value => value.ValueKind is JsonValueKind.String)
                    .Select(value => value.GetString()!),
            ]
        );
    }

    // OpenID Connect Core 5.5.1 and 3.1.2.2: the only subjects that may be returned. Null when malformed.
    private static List<string>? SubjectsNamed(JsonElement claims)
    {
        var named = new List<string>();
        foreach (var where in (string[])["id_token", "userinfo"])
        {
            if (
                !claims.TryGetProperty(where, out var asked)
                || asked.ValueKind is not JsonValueKind.Object
                || !asked.TryGetProperty("sub", out var subject)
                || subject.ValueKind is not JsonValueKind.Object
            )
            {
                continue;
            }

            var values = ValuesOf(subject);
            if (values.Count > 1 || values.Any(value => value.ValueKind is not JsonValueKind.String))
            {
                return null;
            }

            named.AddRange(values.Select(value => value.GetString()!));
        }

        return named;
    }

    private static List<JsonElement> ValuesOf(JsonElement claim) =>
        claim.TryGetProperty("values", out var many) && many.ValueKind is JsonValueKind.Array
            ? [.. many.EnumerateArray()]
        : claim.TryGetProperty("value", out var one) ? [one]
        : [];

    private static bool TryParse(string text, out JsonElement json)
    {
        var read = JsonMembers.Object(Encoding.UTF8.GetBytes(text));
        json = read ?? default;
        return read is not null;
    }
}
