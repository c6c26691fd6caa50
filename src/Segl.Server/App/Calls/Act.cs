using System.Text.Json;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary><c>POST …/offers</c>: which act, and what it needs.</summary>
internal sealed record AskedAct(
    string Act,
    string? PinKey = null,
    bool? On = null,
    Guid? App = null,
    bool LockedOut = false,
    string? Ticket = null,
    string? Ea = null,
    string? EaProof = null,
    string? Transcript = null
);

/// <summary>The payload to sign, and with what knowledge.</summary>
internal sealed record Offered(
    long Now,
    string Statement,
    IReadOnlyList<string> Knowledge,
    string? Credential = null,
    JsonElement? Passkey = null
);

/// <summary><c>POST …/statements</c></summary>
internal sealed record SignedAct(string Statement, Knowledge? Knowledge = null, JsonElement? Credential = null);

/// <summary>The act was done.</summary>
/// <param name="Now">The server's instant.</param>
/// <param name="Act">The act.</param>
/// <param name="Back">After an approval by link, the address to open.</param>
/// <param name="ReturnCode">After the approval of a login whose app cannot lead back, what its owner carries.</param>
/// <param name="ReturnUntil">Until when that is taken.</param>
internal sealed record StatementDone(
    long Now,
    string Act,
    string? Back = null,
    string? ReturnCode = null,
    long? ReturnUntil = null
);

/// <summary>Writes the payload of an act, with what was read together with person and app.</summary>
internal delegate Task<Outcome<Offered>> OfferAct(AppCall call, AskedAct asked);

/// <summary>Does what a believed statement says.</summary>
internal delegate Task<Outcome<StatementDone>> PerformAct(AppCall call, SignedAct signed);

/// <summary>
/// Believes a statement or says why not, with what was read together with person and app: signed by this app, over a
/// payload that it was offered and that is still valid. It changes nothing.
/// </summary>
internal delegate Outcome<PerformAct> BelieveStatement(StoredApp app, DateTimeOffset now);

/// <summary>
/// What an owner does in the app by a signed statement. One class an act; the table of acts is in
/// <c>docs/protocol.md</c>, and the app has the same one in <c>statements.js</c>.
/// </summary>
internal abstract class Act
{
    /// <summary>The name, as it stands in the statement's <c>typ</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Defers what the offer decides by, so that it is read together with person and app.</summary>
    public abstract OfferAct PrepareOffer(Session session, Guid personId);

    /// <summary>Defers what the act decides by, so that it is read together with person and app.</summary>
    public abstract BelieveStatement PrepareAct(Session session, Guid personId, Statement statement);
}
