using System.Text.Json;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary><c>POST …/offers</c>: the requested act, and its arguments.</summary>
internal sealed record AskedAct(
    string Act,
    string? PinKey = null,
    bool? On = null,
    Guid? App = null,
    bool LockedOut = false,
    string? Ticket = null,
    string? Ea = null,
    string? EaProof = null,
    string? Transcript = null,
    string? Wait = null
);

/// <summary>The payload to sign, and the accepted knowledge.</summary>
internal sealed record Offered(
    long Now,
    string Statement,
    IReadOnlyList<string> Knowledge,
    string? Credential = null,
    JsonElement? Passkey = null
);

/// <summary><c>POST …/statements</c></summary>
internal sealed record SignedAct(string Statement, Knowledge? Knowledge = null, JsonElement? Credential = null);

/// <summary>The act was performed.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Act">The act.</param>
/// <param name="Back">After an approval by link, the address to open.</param>
/// <param name="ReturnCode">After the approval of a login whose app cannot lead back, the code for its owner to
/// type.</param>
/// <param name="ReturnUntil">When that code expires.</param>
internal sealed record StatementDone(
    long Now,
    string Act,
    string? Back = null,
    string? ReturnCode = null,
    long? ReturnUntil = null
);

/// <summary>Writes the payload of an act, with the facts read together with person and app.</summary>
internal delegate Task<Outcome<Offered>> OfferAct(AppCall call, AskedAct asked);

/// <summary>Performs the act of a verified statement.</summary>
internal delegate Task<Outcome<StatementDone>> PerformAct(AppCall call, SignedAct signed);

/// <summary>
/// Verifies a statement, with the facts read together with person and app: signed by this app, with a payload that it
/// was offered and that is still valid. It changes nothing.
/// </summary>
internal delegate Outcome<PerformAct> BelieveStatement(StoredApp app, DateTimeOffset now);

/// <summary>
/// An act of an owner in the app by a signed statement. One class per act; the table of acts is in
/// <c>docs/protocol.md</c>, and the app has the same one in <c>statements.js</c>.
/// </summary>
internal abstract class Act
{
    /// <summary>The name, as in the statement's <c>typ</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Defers the queries that the offer needs, so that they are sent together with those for person and
    /// app.</summary>
    public abstract OfferAct PrepareOffer(Session session, Guid personId);

    /// <summary>Defers the queries that the act needs, so that they are sent together with those for person and
    /// app.</summary>
    public abstract BelieveStatement PrepareAct(Session session, Guid personId, Statement statement);
}
