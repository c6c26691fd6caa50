namespace Segl.Rules;

/// <summary>An act that waits for a second officer.</summary>
/// <param name="ProposedBy">The first officer.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="DecidedAt">When it was decided; null before.</param>
public sealed record DeskProposal(Guid ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt = null)
{
    /// <summary>Until when it can be decided: the citizen waits at the desk.</summary>
    public DateTimeOffset ValidUntil => ProposedAt + Limits.DeskProposalValid;

    /// <summary>T-40: why it cannot be decided by this officer; null if it can.</summary>
    public Refusal? WhyNotDecide(Resident second, Resident citizen, DateTimeOffset now) =>
        DecidedAt is not null || now >= ValidUntil
            ? new(Reason.ProposalOver)
            : ServingOfficer.WhyNotSecond(ProposedBy, second, citizen);
}
