using Segl.Rules;

namespace Segl.Storage;

/// <summary>A login between its user ID and its answer, with the data that an app shows.</summary>
/// <param name="Login">Its state.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Request">The relying party's request as JSON.</param>
/// <param name="BrowserDigest">Keyed digest of the cookie of the browser that started it (R90).</param>
/// <param name="Address">The address of that browser, if known.</param>
/// <param name="UserAgent">The user agent of that browser.</param>
/// <param name="LinkUsed">True when the one-time link was used (R92).</param>
/// <param name="Offers">The payloads of which the claiming app signs one; null before.</param>
/// <param name="Answer">The number of the response to the claim, where the app's row does not say it (T-16); null
/// otherwise.</param>
public sealed record WaitingLogin(
    Login Login,
    string ClientId,
    string Request,
    byte[] BrowserDigest,
    string Address,
    string UserAgent,
    bool LinkUsed = false,
    AnswerOffers? Offers = null,
    long? Answer = null
)
{
    /// <summary>Its key in the database.</summary>
    public LoginKey Key =>
        new(
            Login.PersonId ?? throw new InvalidOperationException("A login without a user ID is kept nowhere."),
            Login.Id
        );
}

/// <summary>SHA-256 of the two payloads that answer a claimed login.</summary>
public sealed record AnswerOffers(byte[] Approve, byte[] Refuse);
