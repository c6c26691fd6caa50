using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>
/// The owner's answer to a login. It is not offered by name: the claim of the login returns both payloads, and their
/// hashes are stored in the login's own row (R93, R94).
/// </summary>
internal abstract class AnswerAct : Act
{
    /// <inheritdoc/>
    public override OfferAct PrepareOffer(Session session, Guid personId) =>
        (_, _) => Task.FromResult<Outcome<Offered>>(new Refusal(Reason.Malformed));

    /// <inheritdoc/>
    public override BelieveStatement PrepareAct(Session session, Guid personId, Statement statement)
    {
        var found = session.DeferQuery(
            WaitingLoginStore.Offered(session, personId, statement.AppId, statement.PayloadHash)
        );
        return (app, now) =>
        {
            if (found.Value is null)
            {
                return BelieveRepeated(app, statement, now);
            }

            var offer = found.Value is { } login && IsOffered(login, statement) ? OfferOf(login, statement) : null;
            return StatementPayloads.Check(statement, app.PublicKey, offer, now).IsGranted(out _, out var refused)
                ? new PerformAct((call, signed) => Answer(call, statement, found.Value!, signed.Knowledge))
                : refused;
        };
    }

    /// <summary>A statement whose login does not wait any more: refused, unless it repeats an answer.</summary>
    protected virtual Outcome<PerformAct> BelieveRepeated(StoredApp app, Statement statement, DateTimeOffset now) =>
        StatementPayloads.Check(statement, app.PublicKey, offer: null, now).IsGranted(out _, out var refused)
            ? new Refusal(Reason.StatementOver)
            : refused;

    /// <summary>The payload hash of this answer, from the two of a claim.</summary>
    protected abstract byte[] HashIn(AnswerOffers offers);

    /// <summary>Decides, saves and notifies.</summary>
    protected abstract Task<Outcome<StatementDone>> Answer(
        AppCall call,
        Statement statement,
        WaitingLogin login,
        Knowledge? known
    );

    /// <summary>The relying party's request.</summary>
    protected static LoginRequest RequestOf(WaitingLogin login) =>
        JsonSerializer.Deserialize(login.Request, LoginRequestJson.Default.LoginRequest)!;

    private bool IsOffered(WaitingLogin login, Statement statement) =>
        login.Offers is { } offers && statement.PayloadHash.AsSpan().SequenceEqual(HashIn(offers));

    private StatementOffer OfferOf(WaitingLogin login, Statement statement) =>
        new(Name, statement.PayloadHash, login.Login.ValidUntil, "");
}
