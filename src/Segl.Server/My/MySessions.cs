using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>
/// R99: logins to the portal. A sealed cookie names the login and when it was last used; the login's own row says whether
/// it lives. Whatever ends the tokens of a login, such as a freeze or the end of its app, ends it here, too.
/// </summary>
internal sealed class MySessions(SealedCookies cookies, KeyEncryptionKey keys, Database database)
{
    private const int TokenBytes = 16;

    /// <summary>Sets the cookie, anew at every request.</summary>
    public void Give(HttpContext context, MySession session) => cookies.Give(context, "", session);

    /// <summary>The session in the browser's cookie, over or not; null if there is none.</summary>
    public MySession? In(HttpContext context) => cookies.Find<MySession>(context, "");

    /// <summary>The login and the person; null when the session is over, or was ended.</summary>
    public async Task<(RedeemedLogin Login, Person Person)?> Find(
        MySession session,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (PortalLogins.IsOver(session.BegunAt, session.SeenAt, now))
        {
            return null;
        }

        return await database.Read<(RedeemedLogin, Person)?>(
            async read =>
                await LoginTokenStore.Find(read, session.Login, OwnClient.Id) is { Identity: not null } login
                && await PersonStore.Find(read, session.PersonId) is { } person
                    ? (login, person)
                    : null,
            stop
        );
    }

    /// <summary>Ends it, for every copy of the cookie.</summary>
    public async Task End(HttpContext context, MySession session, DateTimeOffset now)
    {
        cookies.Take(context, "");
        await database.Write(
            Durability.Durable,
            write => LoginTokenStore.Revoke(write, session.Login, OwnClient.Id, now)
        );
    }

    /// <summary>The anti-forgery token of the session's forms: a keyed digest of its login.</summary>
    public string FormToken(MySession session) =>
        Base64Url.EncodeToString(
            keys.Digest("segl my form v1", session.LoginId.ToByteArray(bigEndian: true)).AsSpan(0, TokenBytes)
        );

    /// <summary>Whether the form's token belongs to this session.</summary>
    public bool IsFormToken(MySession session, string? token) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(FormToken(session)),
            Encoding.UTF8.GetBytes(token ?? "")
        );
}
