using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>No facts are read beside person and app.</summary>
internal sealed record NothingRead;

/// <summary>An act of an owner on their own apps or identity, which needs no facts but person and app.</summary>
internal abstract class OwnersAct<TArguments>(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OfferedAct<TArguments, NothingRead>(payloads, knowledge)
    where TArguments : class
{
    private static readonly NothingRead Nothing = new();

    /// <inheritdoc/>
    protected sealed override NothingRead DeferReads(Session session, Guid personId) => Nothing;

    /// <inheritdoc/>
    protected sealed override Task<Outcome<TArguments>> DecideOffer(AppCall call, AskedAct asked, NothingRead found) =>
        DecideOffer(call, asked);

    /// <inheritdoc/>
    protected sealed override void WriteFields(
        Utf8JsonWriter json,
        AppCall call,
        TArguments arguments,
        NothingRead found
    ) => WriteFields(json, arguments);

    /// <summary>Whether the act may be offered, and with which arguments.</summary>
    protected abstract Task<Outcome<TArguments>> DecideOffer(AppCall call, AskedAct asked);

    /// <summary>Writes the act's own fields into the payload.</summary>
    protected abstract void WriteFields(Utf8JsonWriter json, TArguments arguments);

    /// <summary>Writes the journal line of an act on this app.</summary>
    /// <returns>Null: it is done.</returns>
    protected static Task<Refusal?> Recorded(
        CheckedAct<TArguments, NothingRead> act,
        Happening what,
        object? facts = null
    )
    {
        act.Call.Change.Record(
            what,
            facts
                ?? new
                {
                    app = act.Call.App.Id,
                    name = act.Call.App.Name,
                    statement = act.Statement.Compact,
                }
        );
        return Task.FromResult<Refusal?>(null);
    }
}
