using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.DocumentChecks.Holders;
using Segl.Server.DocumentChecks.Starting;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.DocumentChecks.Reading;

/// <summary>What a reading saves: its begin, its decision, and of the document a keyed digest (R74).</summary>
internal sealed class CheckDecisions(Database database, People people, Codes codes)
{
    private const int TicketBytes = 32;

    /// <summary>R70: begins the reading with its ticket, once.</summary>
    public async Task<Outcome<StoredDocumentCheck>> Begin(Guid checkId, ZoneMessage first, DateTimeOffset now)
    {
        if (
            DocumentCheckDoor.InstallationOf(first.Installation) is not { } installation
            || Bytes.Read(first.Ticket, TicketBytes) is not { } ticket
        )
        {
            return new Refusal(Reason.Malformed);
        }

        var digest = SHA256.HashData(ticket);
        return await database.Write<Outcome<StoredDocumentCheck>>(
            Durability.Durable,
            async session =>
            {
                if (
                    await DocumentCheckStore.Find(session, installation) is not { } seen
                    || seen.Id != checkId
                    || !CryptographicOperations.FixedTimeEquals(seen.TicketDigest, digest)
                )
                {
                    return new Refusal(Reason.DocumentCheckOver);
                }

                if (!seen.State.Read(now).IsGranted(out var reading, out var over))
                {
                    return over;
                }

                var begun = seen with { State = reading };
                return await DocumentCheckStore.Save(session, seen, begun)
                    ? begun
                    : new Refusal(Reason.DocumentCheckOver);
            }
        );
    }

    /// <summary>T-29: counts a check of this document.</summary>
    public Task<Refusal?> Count(DocumentHolder holder, DateTimeOffset now) =>
        database.Write(
            Durability.Durable,
            session => CheckCounts.OneMore(session, DigestOf(holder), Limits.ChecksOfADocument, now)
        );

    /// <summary>R70: grants the check, to the person in the document (R75).</summary>
    public Task<Outcome<Person>> Grant(
        StoredDocumentCheck check,
        Person person,
        DocumentHolder holder,
        DateTimeOffset now
    ) =>
        people.Change<Outcome<Person>>(
            person.Id,
            now,
            async change =>
            {
                if (!check.State.Grant(holder.Kind, now).IsGranted(out var granted, out var over))
                {
                    return over;
                }

                if (change.Person.EndedAt is not null)
                {
                    return new Refusal(Reason.DocumentHolderUnknown);
                }

                if (WhyNotFor(check.State.Purpose, change.Person) is { } mayNot)
                {
                    return mayNot;
                }

                if (!await KnownDocumentStore.Claim(change.Session, person.Id, DigestOf(holder), now))
                {
                    return new Refusal(Reason.DocumentHolderUnknown);
                }

                if (await Holders.Holders.UsePCode(change) is { } used)
                {
                    return used;
                }

                var next = check with { State = granted, HolderId = person.Id };
                if (!await DocumentCheckStore.Save(change.Session, check, next))
                {
                    throw new CheckReplacedException();
                }

                change.Record(Happening.DocumentChecked, FactsOf(check, holder));
                return change.Person;
            }
        );

    /// <summary>R100: tells the person that their document was scanned, and the face was not theirs.</summary>
    public Task<Outcome<Person>> Refuse(
        StoredDocumentCheck check,
        Person person,
        DocumentHolder holder,
        Refusal because,
        DateTimeOffset now
    ) =>
        people.Change<Outcome<Person>>(
            person.Id,
            now,
            change =>
            {
                change.Record(
                    because.Because is Reason.FaceDiffers ? Happening.DocumentNotConfirmed : Happening.DocumentChecked,
                    FactsOf(check, holder)
                );
                return Task.FromResult<Outcome<Person>>(because);
            }
        );

    /// <summary>
    /// R75, T-26: tells the person in a document that it was scanned in somebody else's app, which it gave nothing; once a day,
    /// and without a word of whose app it was.
    /// </summary>
    public async Task TellHolder(StoredDocumentCheck check, DocumentHolder holder, Refusal because, DateTimeOffset now)
    {
        if (because.Because is not Reason.DocumentOfAnother || await RegisteredHolder(holder) is not { } personId)
        {
            return;
        }

        await people.Change(
            personId,
            now,
            async change =>
            {
                var source = codes.OfSource("told of document", DigestOf(holder));
                var isTold =
                    change.Person.EndedAt is null
                    && await CheckCounts.OneMore(change.Session, source, most: 1, now) is null;
                if (isTold)
                {
                    change.Record(Happening.DocumentScannedElsewhere, FactsOf(check with { AppId = null }, holder));
                }

                return isTold;
            }
        );
    }

    // Whose document it is: by the person number in it, or because it was checked before.
    private async Task<Guid?> RegisteredHolder(DocumentHolder holder) =>
        holder.PersonNumber is { } number
            ? await people.ByNumber(codes.OfPersonNumber(number))
            : await database.Read(session => KnownDocumentStore.Owner(session, DigestOf(holder)));

    /// <summary>Ends a check that was not granted.</summary>
    public Task End(StoredDocumentCheck check) =>
        database.Write(
            Durability.Repairable,
            session =>
                DocumentCheckStore.Save(
                    session,
                    check,
                    check with
                    {
                        State = check.State with { Step = CheckStep.Refused },
                    }
                )
        );

    /// <summary>R08: a frozen identity gets nothing but the end of its freeze; null if the person gets this.</summary>
    public static Refusal? WhyNotFor(CheckPurpose purpose, Person person) =>
        purpose switch
        {
            CheckPurpose.EndFreeze => person.FrozenAt is null ? new(Reason.NotFrozen) : null,
            CheckPurpose.ActivationCode or CheckPurpose.ActivateHere or CheckPurpose.NewPin => Identities.WhyNotUse(
                person.FrozenAt
            ),
        };

    private byte[] DigestOf(DocumentHolder holder) =>
        codes.OfDocument(holder.Zone.IssuingState, holder.Zone.DocumentNumber);

    private static object FactsOf(StoredDocumentCheck check, DocumentHolder holder) =>
        new
        {
            document = holder.Kind.ToString(),
            purpose = check.State.Purpose.ToString(),
            app = check.AppId,
        };
}
