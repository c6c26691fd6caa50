using Segl.Storage;

namespace Segl.Server.Operate.Staff;

/// <summary>R88: whatever else an operator does is a line of the scheme's journal, with who and why.</summary>
internal static class OperatorActs
{
    /// <summary>Writes the line.</summary>
    /// <param name="session">The transaction of the act.</param>
    /// <param name="act">A name, such as <c>desk-closed</c>.</param>
    /// <param name="facts">Plain facts; never a secret, nor anything of a citizen.</param>
    /// <param name="actor">Who, and why.</param>
    /// <param name="now">The instant.</param>
    public static Task Record(Session session, string act, object facts, Actor actor, DateTimeOffset now) =>
        SchemeJournal.Record(
            session,
            SchemeEvent.OperatorActed,
            new
            {
                act,
                facts,
                by = actor.By,
                because = actor.Because,
            },
            now
        );
}
