using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Desk.Acting;

/// <summary>
/// Decides and carries out: everything is judged again with the citizen's row locked, whatever the page offered (R84, T-40).
/// </summary>
internal sealed class DeskActing(DeskActList acts, Citizens citizens, People people, WakeUps wakeUps)
{
    /// <summary>What one officer does.</summary>
    public Task<Refusal?> Do(
        DeskVisit visit,
        ServedVisit served,
        DeskAct act,
        IReadOnlyDictionary<string, string> arguments
    ) =>
        Run(
            new(visit, served.PersonId, visit.Hand(served.Because), arguments),
            act,
            (change, run) => Decide(change, run, act, served.Evidence, proposal: null)
        );

    /// <summary>What one officer proposes, and a second has to decide.</summary>
    public Task<Refusal?> Propose(
        DeskVisit visit,
        ServedVisit served,
        DeskAct act,
        IReadOnlyDictionary<string, string> arguments
    ) =>
        people.Change(
            served.PersonId,
            visit.Now,
            async change =>
            {
                if (await WhyNot(change, visit, act, served.Evidence) is { } refused)
                {
                    return refused;
                }

                DeskProposalStore.Add(
                    change.Session,
                    new(
                        visit.Officer.DeskId,
                        Guid.CreateVersion7(visit.Now),
                        served.PersonId,
                        act,
                        arguments,
                        served.Evidence,
                        served.Because,
                        new(visit.Person.Id, visit.Now)
                    )
                );
                change.Record(Happening.DeskActProposed, visit.Hand(served.Because).Facts(("act", act.ToString())));
                return null;
            }
        );

    /// <summary>What the second officer decided to do.</summary>
    public async Task<Refusal?> DoAsSecond(DeskVisit visit, StoredProposal proposal)
    {
        var first = await people.Find(proposal.Proposal.ProposedBy);
        var hand = new DeskHand(
            proposal.Proposal.ProposedBy,
            first?.Name ?? "",
            proposal.DeskId,
            proposal.Because,
            visit.Person.Id,
            visit.Person.Name
        );
        return await Run(
            new(visit, proposal.PersonId, hand, proposal.Arguments),
            proposal.Act,
            (change, run) => Decide(change, run, proposal.Act, proposal.Evidence, proposal)
        );
    }

    private async Task<Refusal?> Run(ActRun run, DeskAct act, Func<PersonChange, ActRun, Task<Refusal?>> decide)
    {
        var refused = await acts.Of(act).CarryOut(run, change => decide(change, run));
        wakeUps.Wake(run.PersonId);
        return refused;
    }

    private async Task<Refusal?> Decide(
        PersonChange change,
        ActRun run,
        DeskAct act,
        DeskEvidence evidence,
        StoredProposal? proposal
    )
    {
        var visit = run.Visit;
        if (await WhyNot(change, visit, act, evidence) is { } refused)
        {
            return refused;
        }

        var needsSecond = DeskActs.NeedsSecond(act, change.Person.Level, evidence);
        if (proposal is null)
        {
            if (needsSecond)
            {
                return new(Reason.SameOfficer);
            }
        }
        else
        {
            var citizen = citizens.ResidentOf(change.Person);
            if (proposal.Proposal.WhyNotDecide(citizens.ResidentOf(visit.Person), citizen, change.Now) is { } notSecond)
            {
                return notSecond;
            }

            // R83: whoever proposed it must still be an officer.
            if (
                await OfficerStore.Active(change.Session, proposal.Proposal.ProposedBy) is null
                || !await DeskProposalStore.Decide(change.Session, proposal, visit.Person.Id, change.Now)
            )
            {
                return new(Reason.ProposalOver);
            }

            change.Record(Happening.DeskActSeconded, visit.Hand(proposal.Because).Facts(("act", act.ToString())));
        }

        var after = DeskActs.LevelAfter(act, change.Person.Level, evidence, byTwo: proposal is not null);
        SetLevel(change, after, run.Hand);
        return null;
    }

    // The same for whoever proposes and whoever decides; the count rises first (T-40).
    private async Task<Refusal?> WhyNot(PersonChange change, DeskVisit visit, DeskAct act, DeskEvidence evidence)
    {
        var kind = act is DeskAct.Freeze ? OfficerCount.Freeze : OfficerCount.Act;
        var today = await OfficerDayStore.Count(change.Session, visit.Person.Id, kind, change.Now);
        var (facts, _) = await Citizens.Of(change.Session, change.Person, change.Now);
        return ServingOfficer.WhyNotToday(kind, today)
            ?? ServingOfficer.WhyNotServe(citizens.ResidentOf(visit.Person), citizens.ResidentOf(change.Person))
            ?? DeskActs.WhyNot(act, facts, evidence);
    }

    private static void SetLevel(PersonChange change, AssuranceLevel after, DeskHand hand)
    {
        var before = change.Person.Level;
        if (after == before)
        {
            return;
        }

        change.Save(change.Person with { Level = after });
        change.Record(Happening.LevelChanged, hand.Facts(("level", after.ToString()), ("before", before.ToString())));
    }
}
