using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>
/// Logins from before logins were stored with their persons. Their refresh tokens and ID tokens name the login alone;
/// the person is looked up.
/// </summary>
internal sealed class EarlierLogins(Database database)
{
    /// <summary>The login's key with its person; an unknown login is returned unchanged, and leads to no
    /// row.</summary>
    public async ValueTask<LoginKey> WithPerson(LoginKey login, CancellationToken stop) =>
        login.PersonId != Guid.Empty
            ? login
            : await database.Read(session => LoginTokenStore.FindEarlier(session, login.LoginId), stop) ?? login;
}
