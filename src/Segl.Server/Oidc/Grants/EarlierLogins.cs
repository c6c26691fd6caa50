using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>
/// Logins from before each lived with its person. Their refresh tokens and ID tokens name the login alone; whose it is, is
/// looked up.
/// </summary>
internal sealed class EarlierLogins(Database database)
{
    /// <summary>The login with its person; one that is not known stays as it is, and is kept nowhere.</summary>
    public async ValueTask<LoginKey> WithPerson(LoginKey login, CancellationToken stop) =>
        login.PersonId != Guid.Empty
            ? login
            : await database.Read(session => LoginTokenStore.FindEarlier(session, login.LoginId), stop) ?? login;
}
