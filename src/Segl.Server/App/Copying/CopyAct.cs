using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>An act on the person's copy that is under way (R43).</summary>
internal abstract class CopyAct<TArguments>(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OfferedAct<TArguments, QueryResult<StoredCopy?>>(payloads, knowledge)
    where TArguments : class
{
    /// <inheritdoc/>
    protected override QueryResult<StoredCopy?> DeferReads(Session session, Guid personId) =>
        session.DeferQuery(CopyStore.CurrentOf(personId));

    /// <summary>A suspended or blocked app cannot copy, even where no PIN is needed (T-10).</summary>
    protected static Refusal? WhySuspended(AppCall call) => call.App.Pins.WhyNotTry(call.Now);
}
