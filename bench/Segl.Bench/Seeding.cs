using System.Security.Cryptography;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Bench;

/// <summary>A person with an app that is active, and the keys in it.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="UserId">What the person types.</param>
/// <param name="Number">The person's phone number.</param>
/// <param name="App">The app's id.</param>
/// <param name="DeviceKey">The phone's private key, PKCS #8.</param>
/// <param name="DeviceSecret">What the phone makes the PIN key with; 32 bytes.</param>
/// <param name="Answer">The token of the last answer that the app got.</param>
internal sealed record SeededPhone(
    Guid Person,
    string UserId,
    string Number,
    Guid App,
    byte[] DeviceKey,
    byte[] DeviceSecret,
    string Answer
)
{
    /// <summary>What the phone holds.</summary>
    public PhoneKeys Keys()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(DeviceKey, out _);
        return new(key, DeviceSecret);
    }
}

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
        using var keys = KeyEncryptionKey.Read(keyFile, make: true);
        await using var database = Database.Open(configured);
        await DatabasePreparation.Prepare(database, keys, new($"{keyFile}.checkpoint"), now);
        await new ClientDirectory(database, keys).Add(RelyingParty.Metadata, RelyingParty.Secret, now, default);
        var seeded = new SeededPhone[persons];
        await database.Write(
            Durability.Durable,
            async session =>
            {
                for (var number = 0; number < persons; number++)
                    seeded[number] = await Add(session, keys, number, now);
            }
        );
        return seeded;
    }

    /// <summary>Writes the phones into a file, so that a later run can log in with them.</summary>
    public static async Task Keep(string file, SeededPhone[] phones)
    {
        await using var written = File.Create(file);
        await JsonSerializer.SerializeAsync(written, phones);
    }

    /// <summary>The phones of an earlier run, each with the token of the last answer that the server counted.</summary>
    public static async Task<SeededPhone[]> Kept(string file, string configured, string keyFile)
    {
        await using var written = File.OpenRead(file);
        var phones = (await JsonSerializer.DeserializeAsync<SeededPhone[]>(written))!;
        using var keys = KeyEncryptionKey.Read(keyFile, make: false);
        var tokens = new AnswerTokens(keys);
        await using var database = Database.Open(configured);
        await DatabasePreparation.OpenKeys(database, keys);
        return await database.Read(async session =>
        {
            for (var number = 0; number < phones.Length; number++)
            {
                var app = await AppStore.Find(session, phones[number].Person, phones[number].App);
                phones[number] = phones[number] with { Answer = tokens.Of(app!.Id, app.Answers) };
            }

            return phones;
        });
    }

    private static async Task<SeededPhone> Add(Session session, KeyEncryptionKey keys, int number, DateTimeOffset now)
    {
        var codes = new Codes(keys);
        var cpr = new PersonNumber(PersonNumberKind.Cpr, $"040361{number:0000}");
        var id = Guid.CreateVersion7(now);
        var person = new Person(
            id,
            cpr.Kind,
            codes.WrapPersonNumber(id, cpr),
            "Birgit Jensen",
            new(1961, 3, 4),
            $"citizen {number}",
            AssuranceLevel.Substantial,
            "en",
            $"+45{20_000_000 + number}",
            null,
            false,
            null,
            Identities.TermsVersion,
            now,
            now,
            null,
            0
        );
        if (await Registrations.Add(session, new(person, codes.OfPersonNumber(cpr)), "bench", now) is { } refused)
            throw new InvalidOperationException($"The database is not empty: {refused.Because}.");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new SeededPhone(
            person.Id,
            person.UserId,
            person.Phone!,
            Guid.CreateVersion7(now),
            key.ExportPkcs8PrivateKey(),
            RandomNumberGenerator.GetBytes(32),
            Answer: ""
        );
        using var phone = made.Keys();
        AppStore.Add(
            session,
            new(
                person.Id,
                made.App,
                1,
                AppState.Active,
                true,
                "Bench",
                "Bench",
                RandomNumberGenerator.GetBytes(32),
                phone.PublicKey,
                codes.WrapPinKey(WrappedPlace.AppPinKey(made.Person, made.App), phone.PinKey(made.App, Pin)),
                PinCounter.Reset,
                false,
                null,
                NumberApproval.Off,
                1,
                Identities.TermsVersion,
                now,
                null
            )
        );
        return made with { Answer = new AnswerTokens(keys).Of(made.App, 1) };
    }
}
