using System.Text.Json;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>The arguments of an act without arguments.</summary>
internal sealed record NoArguments;

/// <summary>An act whose statement was verified: signed by this app, with the payload that it was offered.</summary>
/// <param name="Call">The request.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Signed">The request's body.</param>
/// <param name="Arguments">The arguments stored with the offer.</param>
/// <param name="Found">The facts read together with person and app.</param>
internal sealed record CheckedAct<TArguments, TFound>(
    AppCall Call,
    Statement Statement,
    SignedAct Signed,
    TArguments Arguments,
    TFound Found
);

/// <summary>
/// An act that the server offers first: its arguments are stored as JSON with the hash of the payload, and are read
/// back with the statement. Unless an act says otherwise, it needs the PIN.
/// </summary>
/// <typeparam name="TArguments">The arguments, a record that can be serialised as JSON.</typeparam>
/// <typeparam name="TFound">The facts read together with person and app.</typeparam>
internal abstract class OfferedAct<TArguments, TFound>(StatementPayloads payloads, KnowledgeChecks knowledge) : Act
    where TArguments : class
{
    private static readonly TimeSpan OfferValid = Limits.LoginValid;

    /// <inheritdoc/>
    public override OfferAct PrepareOffer(Session session, Guid personId)
    {
        var found = DeferReads(session, personId);
        return async (call, asked) =>
        {
            if (!(await DecideOffer(call, asked, found)).IsGranted(out var arguments, out var refused))
            {
                return refused;
            }

            var named = await KnowledgeFor(call, arguments, found).Offer(knowledge, call);
            var payload = payloads.Offer(
                call.Change,
                call.App.Id,
                Name,
                call.Language,
                call.Now + OfferValid,
                JsonSerializer.Serialize(arguments, PersonChange.FactsFormat),
                json => WriteFields(json, call, arguments, found)
            );
            return new Offered(
                call.Now.ToUnixTimeMilliseconds(),
                payload,
                named.Kinds,
                named.Credential,
                PasskeyOptions(arguments)
            );
        };
    }

    /// <inheritdoc/>
    public override BelieveStatement PrepareAct(Session session, Guid personId, Statement statement)
    {
        var offered = session.DeferQuery(
            StatementOfferStore.Of(personId, statement.AppId, Name, statement.PayloadHash)
        );
        var found = DeferReads(session, personId);
        return (app, now) =>
            StatementPayloads
                .Check(statement, app.PublicKey, offered.Value, now)
                .IsGranted(out var offer, out var refused)
                ? new PerformAct((call, signed) => PerformOffered(call, statement, signed, offer, found))
                : refused;
    }

    private async Task<Outcome<StatementDone>> PerformOffered(
        AppCall call,
        Statement statement,
        SignedAct signed,
        StatementOffer offer,
        TFound found
    )
    {
        var arguments = JsonSerializer.Deserialize<TArguments>(offer.Arguments, PersonChange.FactsFormat)!;
        var act = new CheckedAct<TArguments, TFound>(call, statement, signed, arguments, found);
        var required = KnowledgeFor(call, arguments, found);
        if ((await required.Verify(knowledge, call, statement, signed.Knowledge) ?? await PerformAct(act)) is { } no)
        {
            return no;
        }

        StatementOfferStore.Remove(call.Session, call.App.PersonId, call.App.Id, Name);
        return new StatementDone(call.Now.ToUnixTimeMilliseconds(), Name);
    }

    /// <summary>Defers the queries for the facts that offer and act need.</summary>
    protected abstract TFound DeferReads(Session session, Guid personId);

    /// <summary>Whether the act may be offered, and with which arguments.</summary>
    protected abstract Task<Outcome<TArguments>> DecideOffer(AppCall call, AskedAct asked, TFound found);

    /// <summary>Writes the act's own fields into the payload.</summary>
    protected abstract void WriteFields(Utf8JsonWriter json, AppCall call, TArguments arguments, TFound found);

    /// <summary>The knowledge that the act requires, for its offer and for its statement; by default the PIN.</summary>
    protected virtual RequiredKnowledge KnowledgeFor(AppCall call, TArguments arguments, TFound found) =>
        RequiredKnowledge.Pin;

    /// <summary>The options for a new passkey, if the act makes one.</summary>
    protected virtual JsonElement? PasskeyOptions(TArguments arguments) => null;

    /// <summary>Decides again, saves and notifies.</summary>
    /// <returns>Null when it is done, or the refusal.</returns>
    protected abstract Task<Refusal?> PerformAct(CheckedAct<TArguments, TFound> act);
}
