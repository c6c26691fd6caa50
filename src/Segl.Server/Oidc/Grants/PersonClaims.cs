using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>The claims about a person that a relying party receives (R97): requested and registered.</summary>
internal sealed class PersonClaims(Database database, Codes codes)
{
    /// <summary>The claims about the person behind a login.</summary>
    /// <param name="login">The login.</param>
    /// <param name="client">The relying party.</param>
    /// <param name="asked">The claims in the relying party's request.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Null when the login is revoked, the identity frozen (R08) or the app not active.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> Of(
        LoginKey login,
        Client client,
        Func<ApprovedRequest, IEnumerable<string>> asked,
        CancellationToken stop
    )
    {
        if (await database.ReadTogether(LoginTokenStore.PersonOf(login, client.Id)).WaitAsync(stop) is not { } person)
        {
            return null;
        }

        var claims = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in asked(ApprovedRequest.Parse(person.Request)).Where(client.Claims.Contains))
        {
            if (ValueOf(name, person, client) is { } value)
            {
                claims[name] = value;
            }
        }

        return claims;
    }

    // A person with a P-code has no person number to return.
    private string? ValueOf(string name, PersonFacts person, Client client) =>
        name switch
        {
            "name" => person.Name,
            "birthdate" => person.BirthDate,
            "cpr" when client.Sector is ClientSector.Public && person.NumberKind is PersonNumberKind.Cpr =>
                codes.UnwrapPersonNumber(person.PersonId, person.NumberWrapped),
            _ => null,
        };
}
