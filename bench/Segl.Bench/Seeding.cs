using System.Security.Cryptography;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Bench;

/// <summary>A person with an active app, and its keys.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="UserId">The user ID.</param>
/// <param name="Number">The person's phone number.</param>
/// <param name="App">The app's id.</param>
/// <param name="DeviceKey">The phone's private key, PKCS #8.</param>
/// <param name="DeviceSecret">The secret from which the phone derives the PIN key; 32 bytes.</param>
/// <param name="Answer">The token of the last response to the app.</param>
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
    /// <summary>The secret of the person's code display, where there is one.</summary>
    public ReadOnlyMemory<byte> DisplaySeed => DeviceSecret.AsMemory(0, 20);

    /// <summary>The phone's keys.</summary>
    public PhoneKeys Keys()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(DeviceKey, out _);
        return new(key, DeviceSecret);
    }
}

/// <summary>Writes persons into an empty database through the server's stores; only the activation steps are
/// skipped.</summary>
internal static class Seeding
{
    /// <summary>The PIN of all seeded persons.</summary>
    public const string Pin = "271828";

    /// <summary>The password of all seeded persons with a code display.</summary>
    public const string Password = "kvaj og sylt";

    private static readonly string Hash = PasswordHash.Of(Password).ToPhc();

    /// <summary>Creates the schema, the relying party, and persons with one app each.</summary>
    /// <param name="configured">The value of <c>Segl:Database</c>.</param>
    /// <param name="keyFile">The value of <c>Segl:KeyFile</c>; created if missing.</param>
    /// <param name="persons">The number of persons.</param>
    /// <param name="displays">True when each has a code display and a password, too.</param>
    public static async Task<SeededPhone[]> People(
        string configured,
        string keyFile,
        int persons,
        bool displays = false
    )
    {
        var now = DateTimeOffset.UtcNow;
        using var keys = KeyEncryptionKey.Read(keyFile, make: true);
        await using var database = Database.Open(configured);
        await DatabasePreparation.Prepare(database, keys, new($"{keyFile}.checkpoint"), TimeProvider.System);
        await new ClientDirectory(database, keys).Add(RelyingParty.Metadata, RelyingParty.Secret, now, default);
        var seeded = new SeededPhone[persons];
        await database.Write(
            Durability.Durable,
            async session =>
            {
                for (var number = 0; number < persons; number++)
                {
                    seeded[number] = await Add(session, keys, number, now);
                    if (displays)
                        AddDisplay(session, keys, seeded[number], $"BENCH-{number}", now);
                }
            }
        );
        return seeded;
    }

    /// <summary>Writes the phones to a file for a later run.</summary>
    public static async Task Keep(string file, SeededPhone[] phones)
    {
        await using var written = File.Create(file);
        await JsonSerializer.SerializeAsync(written, phones);
    }

    /// <summary>The phones of an earlier run, each with the token of the server's last response.</summary>
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

    private static void AddDisplay(
        Session session,
        KeyEncryptionKey keys,
        SeededPhone owner,
        string serial,
        DateTimeOffset now
    )
    {
        DeviceStore.Add(
            session,
            new(
                owner.Person,
                serial,
                null,
                DeviceKind.CodeDisplay,
                "Bench",
                DeviceState.Active,
                OtpAlgorithm.HmacSha1,
                Limits.DeviceInterval,
                keys.Wrap(owner.DisplaySeed.Span, WrappedPlace.HeldDeviceSeed(owner.Person, serial)),
                now,
                null,
                DeviceClock.Unused(0, now),
                new()
            )
        );
        PasswordStore.Save(session, new(owner.Person, Hash, now, new()));
    }
}
