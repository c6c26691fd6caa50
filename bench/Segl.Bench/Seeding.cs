using System.Security.Cryptography;
using Segl.Phone;
using Segl.Rules;
using Segl.Server;
using Segl.Server.App;
using Segl.Server.Oidc;
using Segl.Storage;

namespace Segl.Bench;

/// <summary>A person with an app that is active, and the keys in it.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="UserId">What the person types.</param>
/// <param name="Number">The person's phone number.</param>
/// <param name="App">The app's id.</param>
/// <param name="Keys">What the phone holds.</param>
/// <param name="Answer">The token of the last answer that the app got.</param>
internal sealed record SeededPhone(Guid Person, string UserId, string Number, Guid App, PhoneKeys Keys, string Answer);

/// <summary>Puts persons into an empty database, through the same stores as the server; only the ceremony is left
/// out.</summary>
internal static class Seeding
{
    /// <summary>Every seeded person's PIN.</summary>
    public const string Pin = "271828";

    /// <summary>Makes the schema, the relying party, and so many persons with one app each.</summary>
    /// <param name="configured">What <c>Segl:Database</c> says.</param>
    /// <param name="keyFile">What <c>Segl:KeyFile</c> says; made when it is missing.</param>
    /// <param name="persons">How many.</param>
    public static async Task<SeededPhone[]> People(string configured, string keyFile, int persons)
    {
        var now = DateTimeOffset.UtcNow;
        using var keys = Keys.Read(keyFile, make: true);
        await using var database = Database.Open(configured);
        await Schema.Migrate(database, now);
        await new ClientDirectory(database, keys).Add(RelyingParty.Metadata, RelyingParty.Secret, now, default);
        var seeded = new SeededPhone[persons];
        await database.Write(Durability.Durable, async session =>
        {
            for (var number = 0; number < persons; number++)
                seeded[number] = await Add(session, keys, number, now);
        });
        return seeded;
    }

    private static async Task<SeededPhone> Add(Session session, Keys keys, int number, DateTimeOffset now)
    {
        var codes = new Codes(keys);
        var cpr = new PersonNumber(PersonNumberKind.Cpr, $"040361{number:0000}");
        var person = new Person(
            Guid.CreateVersion7(now), cpr.Kind, codes.WrapPersonNumber(cpr), "Birgit Jensen", new(1961, 3, 4),
            $"citizen {number}", AssuranceLevel.Substantial, "en", $"+45{20_000_000 + number}", null, false, null,
            Identities.TermsVersion, now, now, null, 0);
        if (await Segl.Storage.People.Add(session, person, codes.OfPersonNumber(cpr), "bench", now) is { } refused)
            throw new InvalidOperationException($"The database is not empty: {refused.Because}.");
        var phone = new PhoneKeys();
        var app = Guid.CreateVersion7(now);
        Apps.Add(session, new(
            person.Id, app, 1, AppState.Active, true, "Bench", "Bench", RandomNumberGenerator.GetBytes(32),
            phone.PublicKey,
            codes.WrapPinKey(app, phone.PinKey(app, Pin)), PinCounter.Reset, false, null, NumberApproval.Off, 1,
            Identities.TermsVersion, now, null));
        return new(person.Id, person.UserId, person.Phone!, app, phone, new AnswerTokens(keys).Of(app, 1));
    }
}
