using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.DocumentChecks.Holders;

/// <summary>Finds the registered person whom a document names (R02, R71, R75).</summary>
internal sealed class Holders(Database database, People people, Codes codes)
{
    /// <summary>
    /// The person: the owner of the app that asked, else by the number in the document or as typed. A wrong P-code counts (R03).
    /// </summary>
    /// <param name="check">The check.</param>
    /// <param name="holder">Whom the document names.</param>
    /// <param name="typed">The numbers that were typed.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The person, or why there is none: the same answer for a number that is nobody's and for somebody
    /// else's.</returns>
    public async Task<Outcome<Person>> Find(
        StoredDocumentCheck check,
        DocumentHolder holder,
        TypedNumbers typed,
        DateTimeOffset now
    )
    {
        var otherwise = check.AppId is null ? Reason.DocumentHolderUnknown : Reason.DocumentOfAnother;
        var found = await PersonOf(check, holder, typed) is { } personId
            ? await people.Change(personId, now, change => Judge(change, check, holder, typed, otherwise))
            : new Refusal(otherwise);
        return check.AppId is null && typed.PCode is not null && IsNobody(found, otherwise)
            ? await CountWrongPCode(holder, now)
            : found;
    }

    private async Task<Outcome<Person>> Judge(
        PersonChange change,
        StoredDocumentCheck check,
        DocumentHolder holder,
        TypedNumbers typed,
        Reason otherwise
    )
    {
        var person = change.Person;
        var number = new PersonNumber(person.NumberKind, codes.UnwrapPersonNumber(person.Id, person.NumberWrapped));
        var isHolder = person.EndedAt is null && holder.CouldBe(person.Name, person.BirthDate, number);
        if (number.Kind is not PersonNumberKind.PCode)
        {
            return isHolder ? person : new Refusal(otherwise);
        }

        // R75: the owner of an app in which somebody else's document lies has not typed anything wrong.
        var wrong = isHolder || check.AppId is null ? await TryPCode(change, typed, isHolder) : null;
        return !isHolder ? new Refusal(otherwise)
            : wrong is not null ? wrong
            : person;
    }

    private static bool IsNobody(Outcome<Person> found, Reason otherwise) =>
        !found.IsGranted(out _, out var refused) && refused.Because == otherwise;

    // R03, T-29: a P-code that is nobody's, and one that is not the holder's, count against the document, with the same answer
    // to both: nobody learns by trying which P-codes there are.
    private Task<Outcome<Person>> CountWrongPCode(DocumentHolder holder, DateTimeOffset now) =>
        database.Write<Outcome<Person>>(
            Durability.Durable,
            async session =>
            {
                var document = codes.OfDocument(holder.Zone.IssuingState, holder.Zone.DocumentNumber);
                var source = codes.OfSource("p-codes of document", document);
                var count = await CheckCountStore.Take(session, source, now);
                if (!count.OneMore(Limits.PCodeAttempts, now).IsGranted(out var next, out var refused))
                {
                    return refused;
                }

                CheckCountStore.Save(session, source, next);
                var left = Limits.PCodeAttempts - next.Checks;
                return left == 0 ? new Refusal(Reason.PCodeOver) : new Refusal(Reason.PCodeWrong, TriesLeft: left);
            }
        );

    /// <summary>R03: uses up the P-code of a person who is registered without a person number, once.</summary>
    public static async Task<Refusal?> UsePCode(PersonChange change)
    {
        if (change.Person.NumberKind is not PersonNumberKind.PCode)
        {
            return null;
        }

        if (await PCodeStore.Find(change.Session, change.Person.Id) is not { } stored)
        {
            return new(Reason.PCodeOver);
        }

        var (after, whyNot) = stored.Code.Attempt(isRight: true, change.Now);
        PCodeStore.Save(change.Session, change.Person.Id, after);
        return whyNot;
    }

    private Task<Guid?> PersonOf(StoredDocumentCheck check, DocumentHolder holder, TypedNumbers typed) =>
        check.AppId is { } app ? people.ByApp(app)
        : (holder.PersonNumber ?? typed.PersonNumber) is { } number ? people.ByNumber(codes.OfPersonNumber(number))
        : typed.PCode is { } pCode ? database.Read(session => PCodeStore.FindPerson(session, codes.OfPCode(pCode)))
        : Task.FromResult<Guid?>(null);

    // R03: a document of somebody else is a wrong attempt, too. A right one is used up only with the check.
    private async Task<Refusal?> TryPCode(PersonChange change, TypedNumbers typed, bool isHolder)
    {
        if (await PCodeStore.Find(change.Session, change.Person.Id) is not { } stored)
        {
            return new(Reason.PCodeOver);
        }

        var isRight =
            isHolder
            && typed.PCode is { } digits
            && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
                codes.OfPCode(digits),
                stored.Digest
            );
        var (after, whyNot) = stored.Code.Attempt(isRight, change.Now);
        if (whyNot is not null)
        {
            PCodeStore.Save(change.Session, change.Person.Id, after);
        }

        return whyNot;
    }
}
