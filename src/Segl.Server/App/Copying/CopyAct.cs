using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>An act on the copy that the person has under way (R43).</summary>
internal abstract class CopyAct<TArguments>(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OfferedAct<TArguments, QueryResult<StoredCopy?>>(payloads, knowledge)
    where TArguments : class
{
    /// <inheritdoc/>
    protected override QueryResult<StoredCopy?> DeferReads(Session session, Guid personId) =>
        session.DeferQuery(CopyStore.CurrentOf(personId));

    /// <summary>An app that is suspended or blocked copies nothing, also where no PIN is asked for (T-10).</summary>
    protected static Refusal? WhySuspended(AppCall call) => call.App.Pins.WhyNotTry(call.Now);
}
