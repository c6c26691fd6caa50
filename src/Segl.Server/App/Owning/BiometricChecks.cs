using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>
/// Biometrics (R24, R25): a WebAuthn platform credential with user verification, RP ID the app's host, that replaces
/// the PIN and never the device key. The framework's PasskeyHandler follows WebAuthn Level 3, sections 7.1 and 7.2.
/// </summary>
internal sealed class BiometricChecks(Settings settings, ILoggerFactory logs)
{
    private const int Es256 = -7;

    private sealed record PasskeyData(
        uint SignCount,
        string[]? Transports,
        bool BackupEligible,
        bool BackedUp,
        byte[] Attestation,
        byte[] ClientData,
        DateTimeOffset CreatedAt
    );

    /// <summary>The options for <c>navigator.credentials.create</c>, and the state that waits with the offer.</summary>
    public async Task<(JsonElement Options, string State)> Options(AppCall call)
    {
        var person = call.Change.Person;
        var made = await HandlerFor(call, null)
            .MakeCreationOptionsAsync(
                new PasskeyUserEntity
                {
                    Id = call.App.Id.ToString(),
                    Name = person.UserId,
                    DisplayName = person.Name,
                },
                call.Context
            );
        return (JsonSerializer.Deserialize<JsonElement>(made.CreationOptionsJson), made.AttestationState ?? "");
    }

    /// <summary>Keeps the credential that the phone made for these options, in place of an older one.</summary>
    /// <returns>Null when it is right, or why not.</returns>
    public async Task<Refusal?> SwitchOn(AppCall call, StatementOffer offer, JsonElement? credential)
    {
        var others = await AppStore.OthersOn(call.Session, call.App.Installation, call.App.PersonId);
        if (SharedPhones.WhyNoBiometrics(others.Count + 1) is { } refused)
        {
            return refused;
        }

        var made = await HandlerFor(call, null)
            .PerformAttestationAsync(
                new()
                {
                    HttpContext = call.Context,
                    CredentialJson = credential?.GetRawText() ?? "",
                    AttestationState = offer.About,
                }
            );
        if (!made.Succeeded || !made.Passkey.IsUserVerified)
        {
            return new(Reason.BiometricsWrong);
        }

        // R25: one that was destroyed is refused ever after.
        if (
            await PasskeyStore.Find(call.Session, call.App.PersonId, call.App.Id, made.Passkey.CredentialId) is not null
        )
        {
            return new(Reason.BiometricsNotAllowed);
        }

        PasskeyStore.Destroy(call.Session, call.App.PersonId, call.App.Id, call.Now);
        PasskeyStore.Add(
            call.Session,
            call.App.PersonId,
            call.App.Id,
            new(made.Passkey.CredentialId, made.Passkey.PublicKey, Write(made.Passkey), null),
            call.Now
        );
        AppStore.SetPasskey(call.Session, call.App.PersonId, call.App.Id, made.Passkey.CredentialId);
        return null;
    }

    /// <summary>Switches biometrics off; the credential is refused ever after.</summary>
    public static void SwitchOff(AppCall call)
    {
        PasskeyStore.Destroy(call.Session, call.App.PersonId, call.App.Id, call.Now);
        AppStore.SetPasskey(call.Session, call.App.PersonId, call.App.Id, null);
    }

    /// <summary>True when the assertion is by this app's passkey over exactly this challenge.</summary>
    public async Task<bool> IsRight(AppCall call, byte[] challenge, JsonElement assertion)
    {
        if (
            call.App.PasskeyId is not { } id
            || await PasskeyStore.Find(call.Session, call.App.PersonId, call.App.Id, id)
                is not { DestroyedAt: null } stored
        )
        {
            return false;
        }

        var holder = new KeyHolder(call.App.Id.ToString(), Read(stored));
        var handler = HandlerFor(call, holder);
        var options = await handler.MakeRequestOptionsAsync(holder, call.Context);

        // The challenge is the statement itself, so that the finger stands for these words and no others.
        var state = JsonNode.Parse(options.AssertionState ?? "{}")!;
        state["challenge"] = Convert.ToBase64String(challenge); // the handler's own state is no WebAuthn message
        var made = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = call.Context,
                CredentialJson = assertion.GetRawText(),
                AssertionState = state.ToJsonString(),
            }
        );
        if (!made.Succeeded || !made.Passkey.IsUserVerified)
        {
            return false;
        }

        PasskeyStore.Save(call.Session, call.App.PersonId, stored with { Data = Write(made.Passkey) });
        return true;
    }

    private PasskeyHandler<KeyHolder> HandlerFor(AppCall call, KeyHolder? holder)
    {
        // The origin is one of the configured ones; the request only says which.
        var host = call.Context.Request.Host.Value;
        var origin =
            settings.PhoneOrigins.FirstOrDefault(one => new Uri(one).Authority == host) ?? settings.PhoneOrigins[0];
        var options = Microsoft.Extensions.Options.Options.Create(
            new IdentityPasskeyOptions
            {
                ServerDomain = new Uri(origin).Host,
                UserVerificationRequirement = "required",
                ResidentKeyRequirement = "preferred",
                AuthenticatorAttachment = "platform",
                IsAllowedAlgorithm = algorithm => algorithm == Es256,
                ValidateOrigin = made =>
                    ValueTask.FromResult(made.Origin == origin && (!made.CrossOrigin || settings.Demo)),
            }
        );
        var users = new UserManager<KeyHolder>(
            new KeyHolderStore(holder),
            Microsoft.Extensions.Options.Options.Create(new IdentityOptions()),
            new PasswordHasher<KeyHolder>(),
            [],
            [],
            new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(),
            call.Context.RequestServices,
            logs.CreateLogger<UserManager<KeyHolder>>()
        );
        return new(users, options);
    }

    private static string Write(UserPasskeyInfo passkey) =>
        JsonSerializer.Serialize(
            new PasskeyData(
                passkey.SignCount,
                passkey.Transports,
                passkey.IsBackupEligible,
                passkey.IsBackedUp,
                passkey.AttestationObject,
                passkey.ClientDataJson,
                passkey.CreatedAt
            )
        );

    private static UserPasskeyInfo Read(Passkey stored)
    {
        var data = JsonSerializer.Deserialize<PasskeyData>(stored.Data)!;
        return new(
            stored.Id,
            stored.PublicKey,
            data.CreatedAt,
            data.SignCount,
            data.Transports,
            isUserVerified: true,
            data.BackupEligible,
            data.BackedUp,
            data.Attestation,
            data.ClientData
        );
    }
}

/// <summary>Who holds a passkey, as the framework's handler sees it: one app, with the passkey to check, if
/// any.</summary>
internal sealed record KeyHolder(string Id, UserPasskeyInfo Passkey);

/// <summary>
/// Shows the handler the one passkey that the transaction has read. The handler only finds; what it would write is
/// written by <see cref="BiometricChecks"/> in the transaction of the act, so the writing half is not supported.
/// </summary>
internal sealed class KeyHolderStore(KeyHolder? holder) : IUserPasskeyStore<KeyHolder>
{
    public Task<KeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(holder?.Id == userId ? holder : null);

    public Task<KeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(Holds(credentialId) ? holder : null);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        KeyHolder user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) => Task.FromResult(Holds(credentialId) ? user.Passkey : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(KeyHolder user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([user.Passkey]);

    public Task<string> GetUserIdAsync(KeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(KeyHolder user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Id);

    public Task AddOrUpdatePasskeyAsync(KeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RemovePasskeyAsync(KeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetUserNameAsync(KeyHolder user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(KeyHolder user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(
        KeyHolder user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(KeyHolder user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(KeyHolder user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(KeyHolder user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<KeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose() { }

    private bool Holds(byte[] credentialId) =>
        holder is not null && holder.Passkey.CredentialId.AsSpan().SequenceEqual(credentialId);
}
