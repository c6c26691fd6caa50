using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Visiting;

/// <summary>
/// R99: logins to a door. A sealed cookie names the login and when it was last used; the login's own row says whether
/// it lives. Whatever ends the tokens of a login, such as a freeze or the end of its app, ends it here, too.
/// </summary>
internal sealed class DoorSessions<TVisit>(
    OwnDoor<TVisit> door,
    SealedCookies<TVisit> cookies,
    KeyEncryptionKey keys,
    Database database
)
    where TVisit : Visit
{
    private const int TokenBytes = 16;

    /// <summary>A new session, with its cookie.</summary>
    public void Begin(HttpContext context, LoginKey login, DateTimeOffset now, Language language) =>
        Give(context, new(login.PersonId, login.LoginId, now, now, language, PlaceOf(context)));

    /// <summary>Sets the cookie, anew at every request.</summary>
    public void Give(HttpContext context, DoorSession session) => cookies.Give(context, "", session);

    /// <summary>The session in the browser's cookie, over or not; null if there is none.</summary>
    public DoorSession? In(HttpContext context) => cookies.Find<DoorSession>(context, "");

    /// <summary>The login and the person; null when the session is over, was ended, or is somewhere else than where it
    /// began.</summary>
    public async Task<(RedeemedLogin Login, Person Person)?> Find(
        HttpContext context,
        DoorSession session,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (door.Ends.IsOver(session.BegunAt, session.SeenAt, now) || session.Place != PlaceOf(context))
        {
            return null;
        }

        return await database.Read<(RedeemedLogin, Person)?>(
            async read =>
                await LoginTokenStore.Find(read, session.Login, door.Client.Id) is { Identity: not null } login
                && await PersonStore.Find(read, session.PersonId) is { } person
                    ? (login, person)
                    : null,
            stop
        );
    }

    /// <summary>Ends it, for every copy of the cookie.</summary>
    public async Task End(HttpContext context, DoorSession session, DateTimeOffset now)
    {
        cookies.Take(context, "");
        await database.Write(
            Durability.Durable,
            write => LoginTokenStore.Revoke(write, session.Login, door.Client.Id, now)
        );
    }

    /// <summary>The anti-forgery token of the session's forms: a keyed digest of its login.</summary>
    public string FormToken(DoorSession session) =>
        Base64Url.EncodeToString(
            keys.Digest($"segl {door.Client.Door} form v1", session.LoginId.ToByteArray(bigEndian: true))
                .AsSpan(0, TokenBytes)
        );

    /// <summary>Whether the form's token belongs to this session.</summary>
    public bool IsFormToken(DoorSession session, string? token) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(FormToken(session)),
            Encoding.UTF8.GetBytes(token ?? "")
        );

    private string? PlaceOf(HttpContext context) =>
        door.IsBoundToPlace ? BrowserPlace.Of(context, keys, $"segl {door.Client.Door} place v1") : null;
}
