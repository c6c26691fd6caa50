namespace Segl.Storage;

/// <summary>What the owner's app approved: that a security key is registered.</summary>
/// <param name="Login">The login in which the app approved it; the key is registered in the browser that began it.</param>
/// <param name="SessionLogin">The login to the portal in which it was asked for.</param>
/// <param name="AppId">The app that approved it.</param>
/// <param name="Name">What the owner calls the key.</param>
/// <param name="Options">The options of <c>navigator.credentials.create</c>, with the challenge; JSON.</param>
/// <param name="ValidUntil">When it is too late.</param>
public sealed record SecurityKeyOffer(
    LoginKey Login,
    Guid SessionLogin,
    Guid AppId,
    string Name,
    string Options,
    DateTimeOffset ValidUntil
);

/// <summary>Stores what was approved, until the key is registered; a person has one, and a newer one replaces it (R37).</summary>
public static class SecurityKeyOfferStore
{
    /// <summary>Stores it in place of an older one.</summary>
    public static void Replace(Session session, SecurityKeyOffer offer) =>
        session.Defer(
            """
            INSERT INTO security_key_offer (person_id, login_id, session_login_id, app_id, name, options, valid_until)
            VALUES (@person, @login, @session, @app, @name, @options, @until)
            ON CONFLICT (person_id) DO UPDATE
            SET login_id = @login, session_login_id = @session, app_id = @app, name = @name, options = @options,
                valid_until = @until
            """,
            ("person", offer.Login.PersonId),
            ("login", offer.Login.LoginId),
            ("session", offer.SessionLogin),
            ("app", offer.AppId),
            ("name", offer.Name),
            ("options", offer.Options),
            ("until", offer.ValidUntil)
        );

    /// <summary>What was approved in this login and is not used up; null if nothing is.</summary>
    public static Task<SecurityKeyOffer?> Find(Session session, LoginKey login, DateTimeOffset now) =>
        session.QueryOne(
            """
            SELECT session_login_id, app_id, name, options, valid_until
            FROM security_key_offer
            WHERE person_id = @person AND login_id = @login AND valid_until > @now
            """,
            row => new SecurityKeyOffer(login, row.Id(), row.Id(), row.Text(), row.Text(), row.Instant()),
            ("person", login.PersonId),
            ("login", login.LoginId),
            ("now", now)
        );

    /// <summary>Uses it up, or takes it away.</summary>
    public static void Remove(Session session, Guid personId) =>
        session.Defer("DELETE FROM security_key_offer WHERE person_id = @person", ("person", personId));
}
