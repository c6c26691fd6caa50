using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Storage;

namespace Segl.Server.Desk.Registering;

/// <summary>
/// Registers a person at a desk, once everybody has approved it; all is judged again then. R86: who vouches or consents gets
/// nothing of the new identity; for whom somebody acts, a service says and not Segl.
/// </summary>
internal sealed class Registering(
    ServedVisits served,
    Citizens citizens,
    KeyEncryptionKey keys,
    Codes codes,
    Database database,
    People people
)
{
    /// <summary>Why it cannot be; null if it can.</summary>
    public async Task<Refusal?> WhyNot(DeskVisit visit, Registration asked)
    {
        if (!asked.Applicant(RegisterPage.Today(visit)).IsGranted(out var applicant, out var refused))
        {
            return refused;
        }

        if (await people.ByNumber(codes.OfPersonNumber(applicant.Number)) is not null)
        {
            return new(Reason.PersonAlreadyRegistered);
        }

        var citizen = new Resident(Guid.Empty, applicant.Address);
        return ServingOfficer.WhyNotServe(citizens.ResidentOf(visit.Person), citizen)
            ?? (
                asked.Witness?.Person is { } witness && await people.Find(witness) is { } found
                    ? await database.Read(session => WhyNotWitness(session, visit, found, citizen))
                    : null
            );
    }

    /// <summary>Registers, and begins to serve the new person.</summary>
    public async Task<Refusal?> Register(DeskVisit visit, Registration asked)
    {
        if (await WhyNot(visit, asked) is { } refused)
        {
            return refused;
        }

        var added = asked.Applicant(RegisterPage.Today(visit)).IsGranted(out var applicant, out _)
            ? applicant.ToPerson(codes, visit.Now)
            : throw new InvalidOperationException("It was judged a moment ago.");
        var hand = visit.Hand(visit.Texts.Register);
        var today = await database.Write(
            Durability.Durable,
            session => OfficerDayStore.Count(session, visit.Person.Id, OfficerCount.Act, visit.Now)
        );
        var notAdded =
            ServingOfficer.WhyNotToday(OfficerCount.Act, today)
            ?? await Witnessed(visit, asked, hand, new(added.Person.Id, applicant.Address))
            ?? await people.AddWith(added, "desk", visit.Now, change => Task.FromResult(Record(change, asked, hand)));
        if (notAdded is not null)
        {
            return notAdded;
        }

        if (asked.Guardian?.Person is { } guardian)
        {
            await people.Change(
                guardian,
                visit.Now,
                change =>
                {
                    change.Record(Happening.ConsentedForAnother, hand.Facts(("login", asked.Guardian.Approved)));
                    return Task.FromResult(true);
                }
            );
        }

        served.Begin(visit, added.Person.Id, hand.Because, asked.Evidence);
        return null;
    }

    // R82: the witness is counted first: a registration that then fails has cost a use, never given one.
    private async Task<Refusal?> Witnessed(DeskVisit visit, Registration asked, DeskHand hand, Resident citizen) =>
        asked.Witness is not { Person: { } id } witness
            ? null
            : await people.Change(
                id,
                visit.Now,
                async change =>
                {
                    if (await WhyNotWitness(change.Session, visit, change.Person, citizen) is { } refused)
                    {
                        return refused;
                    }

                    WitnessStore.Add(change.Session, id, visit.Now);
                    change.Record(
                        Happening.VouchedForAnother,
                        hand.Facts([("login", witness.Approved), .. EvidencePage.FactsOf(witness.Document, keys)])
                    );
                    return null;
                }
            );

    private async Task<Refusal?> WhyNotWitness(Session session, DeskVisit visit, Person witness, Resident citizen) =>
        new Witness(
            citizens.ResidentOf(witness),
            witness.BirthDate,
            witness.RegisteredAt,
            witness is { FrozenAt: null, EndedAt: null },
            await WitnessStore.Since(session, witness.Id, visit.Now - Limits.WitnessWindow)
        ).WhyNot(citizen, visit.Person.Id, visit.Now);

    private Refusal? Record(PersonChange change, Registration asked, DeskHand hand)
    {
        foreach (var document in asked.Documents)
        {
            change.Record(Happening.EvidenceShown, hand.Facts(EvidencePage.FactsOf(document, keys)));
        }

        if (asked.Witness is { } witness)
        {
            change.Record(Happening.WitnessVouched, hand.Facts(("witness", witness.Person)));
        }

        if (asked.Guardian is { } guardian)
        {
            change.Record(
                Happening.GuardianConsented,
                hand.Facts([
                    ("guardian", guardian.Person),
                    ("name", guardian.Name),
                    .. EvidencePage.FactsOf(guardian.Document, keys),
                ])
            );
        }

        return null;
    }
}
