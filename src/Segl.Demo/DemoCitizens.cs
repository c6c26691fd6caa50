using System.Collections.Concurrent;
using System.Globalization;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>An activation code for one of the demo's citizens.</summary>
internal sealed record DemoCode(string UserId, string Code);

/// <summary>
/// The citizens of the demo's browsers. They are dated eight days back, so that the waits for new numbers and apps (R35)
/// are over.
/// </summary>
internal sealed class DemoCitizens(Database database, People people, Codes codes, DemoOffice office, TimeProvider clock)
{
    private static readonly TimeSpan Ago = TimeSpan.FromDays(8);

    private readonly ConcurrentDictionary<DemoCitizen, Guid> known = new();

    /// <summary>The citizens of a browser.</summary>
    public static IEnumerable<DemoCitizen> Of(int browser) =>
        Enum.GetValues<Who>().Select(who => new DemoCitizen(who, browser));

    /// <summary>Registers a browser's citizens, unless an earlier start did.</summary>
    public async Task Register(int browser, Language language)
    {
        foreach (var citizen in Of(browser))
        {
            if (await people.ByUserId(citizen.UserId) is null)
            {
                await Register(citizen, language);
            }
        }

        var officer = await IdOf(new(Who.Mikkel, browser));
        await people.Change(
            officer,
            clock.GetUtcNow(),
            async change =>
            {
                await office.Put(browser, change);
                return true;
            }
        );
        office.Open();
    }

    /// <summary>The citizen's id.</summary>
    public async Task<Guid> IdOf(DemoCitizen citizen)
    {
        if (!known.TryGetValue(citizen, out var id))
        {
            id =
                await people.ByUserId(citizen.UserId)
                ?? throw new InvalidOperationException("A browser's citizens are registered when it first comes.");
            known[citizen] = id;
        }

        return id;
    }

    /// <summary>A new code, which replaces the previous one; notices are written in the visitor's language.</summary>
    public async Task<DemoCode> NewCode(DemoCitizen citizen, Language language)
    {
        var (id, code) = (await IdOf(citizen), Codes.NewActivationCode());
        await people.Change(
            id,
            clock.GetUtcNow(),
            async change =>
            {
                var issued = ActivationCode.Issue(CodeShownBy.Print, ActivatedThrough.Desk, change.Now);
                await ActivationCodeStore.Replace(change.Session, id, codes.OfActivationCode(code), issued);
                change.Save(change.Person with { Language = language.Tag() });
                return true;
            }
        );
        return new(citizen.UserId, ActivationCodeText.InTwoGroups(code));
    }

    /// <summary>Raises a citizen to level High, which outside the demo only a desk does (R06).</summary>
    public async Task RaiseToHigh(DemoCitizen citizen)
    {
        var id = await IdOf(citizen);
        await people.Change(
            id,
            clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { Level = AssuranceLevel.High });
                return Task.FromResult(true);
            }
        );
    }

    /// <summary>Dates one of the citizen's apps eight days back.</summary>
    public async Task DateBack(DemoCitizen citizen, Guid app)
    {
        var id = await IdOf(citizen);
        await database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "UPDATE app SET activated_at = @then WHERE person_id = @person AND app_id = @app",
                    ("then", clock.GetUtcNow() - Ago),
                    ("person", id),
                    ("app", app)
                )
        );
    }

    /// <summary>The phone numbers and e-mail addresses that are a citizen's now, or were at first.</summary>
    public async Task<HashSet<string>> AddressesOf(DemoCitizen citizen)
    {
        var id = await IdOf(citizen);
        var person = await database.Read(session => PersonStore.Find(session, id));
        string?[] all = [citizen.Phone, citizen.Email, person?.Phone, person?.Email];
        return [.. all.OfType<string>()];
    }

    private async Task Register(DemoCitizen citizen, Language language)
    {
        var now = clock.GetUtcNow();
        var then = now - Ago;
        var (applicant, whyNot) = Applicant.Read(
            field =>
                field switch
                {
                    "number" => citizen.PersonNumber,
                    "birth-date" => citizen.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    "name" => citizen.Name,
                    "user-id" => citizen.UserId,
                    "phone" => citizen.Phone,
                    "email" => citizen.Email,
                    "language" => language.Tag(),
                    "address" => citizen.Address,
                    _ => null,
                },
            DateOnly.FromDateTime(then.UtcDateTime)
        );
        var (person, digest) = applicant?.ToPerson(codes, then) ?? throw new InvalidOperationException(whyNot);
        // In the journal it stands at the hour that it is: those before may be sealed.
        if (await people.Add(person, digest, "demo", now) is { } refusal)
        {
            throw new InvalidOperationException($"A citizen of the demo was refused: {refusal.Because}.");
        }

        if (person.NumberKind is PersonNumberKind.PCode)
        {
            await people.Change(
                person.Id,
                now,
                change =>
                    PCodeStore.Replace(change.Session, person.Id, codes.OfPCode(citizen.PersonNumber), PCode.Issue(now))
            );
        }
    }
}
