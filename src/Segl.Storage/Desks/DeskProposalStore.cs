using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>An act that waits for a second officer, as it is stored.</summary>
/// <param name="DeskId">The desk at which the citizen is.</param>
/// <param name="Id">Its id.</param>
/// <param name="PersonId">The citizen.</param>
/// <param name="Act">What is to be done.</param>
/// <param name="Arguments">With what; never a secret.</param>
/// <param name="Evidence">What was shown.</param>
/// <param name="Because">Why, in the first officer's words.</param>
/// <param name="Proposal">Who proposed it, and when.</param>
/// <param name="DecidedBy">The second officer; null before.</param>
public sealed record StoredProposal(
    string DeskId,
    Guid Id,
    Guid PersonId,
    DeskAct Act,
    IReadOnlyDictionary<string, string> Arguments,
    DeskEvidence Evidence,
    string Because,
    DeskProposal Proposal,
    Guid? DecidedBy = null
)
{
    /// <summary>What is in it is never printed by accident.</summary>
    public override string ToString() => $"{nameof(StoredProposal)} {Id}";
}

/// <summary>Stores what waits for a second officer, by desk.</summary>
public static class DeskProposalStore
{
    private const string Columns = """
        desk_id, proposal_id, citizen_id, act, arguments, documents, has_witness, because, proposed_by, proposed_at,
        decided_by, decided_at
        """;

    /// <summary>Adds one.</summary>
    public static void Add(Session session, StoredProposal added) =>
        session.Defer(
            $"""
            INSERT INTO desk_proposal ({Columns})
            VALUES (@desk, @id, @person, @act, @arguments, @documents, @witness, @because, @by, @at, NULL, NULL)
            """,
            ("desk", added.DeskId),
            ("id", added.Id),
            ("person", added.PersonId),
            ("act", added.Act),
            ("arguments", JsonSerializer.Serialize(added.Arguments)),
            ("documents", string.Join(' ', added.Evidence.Documents)),
            ("witness", added.Evidence.HasWitness),
            ("because", added.Because),
            ("by", added.Proposal.ProposedBy),
            ("at", added.Proposal.ProposedAt)
        );

    /// <summary>One of a desk; null if there is none.</summary>
    public static Task<StoredProposal?> Find(Session session, string deskId, Guid id) =>
        session.QueryOne(
            $"SELECT {Columns} FROM desk_proposal WHERE desk_id = @desk AND proposal_id = @id",
            Read,
            ("desk", deskId),
            ("id", id)
        );

    /// <summary>Those of a desk that nobody has decided, oldest first.</summary>
    public static Task<List<StoredProposal>> Open(Session session, string deskId, DateTimeOffset since) =>
        session.QueryAll(
            $"""
            SELECT {Columns}
            FROM desk_proposal
            WHERE desk_id = @desk AND decided_at IS NULL AND proposed_at > @since
            ORDER BY proposed_at
            """,
            Read,
            ("desk", deskId),
            ("since", since)
        );

    /// <summary>Decides it, once.</summary>
    /// <returns>False when somebody else has.</returns>
    public static async Task<bool> Decide(Session session, StoredProposal decided, Guid by, DateTimeOffset now) =>
        await session.Execute(
            """
            UPDATE desk_proposal SET decided_by = @by, decided_at = @now
            WHERE desk_id = @desk AND proposal_id = @id AND decided_at IS NULL
            """,
            ("by", by),
            ("now", now),
            ("desk", decided.DeskId),
            ("id", decided.Id)
        ) == 1;

    private static StoredProposal Read(Row row)
    {
        var (desk, id, person, act) = (row.Text(), row.Id(), row.Id(), row.Word<DeskAct>());
        var arguments = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Text())!;
        var documents = row.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DocumentKind>);
        var evidence = new DeskEvidence([.. documents], row.Flag());
        var because = row.Text();
        var (by, at, decidedBy) = (row.Id(), row.Instant(), row.IdOrNull());
        return new(desk, id, person, act, arguments, evidence, because, new(by, at, row.InstantOrNull()), decidedBy);
    }
}
