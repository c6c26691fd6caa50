using System.Text.Json;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.SecurityKeys;

/// <summary>
/// Security keys (R18): WebAuthn authenticators that are brought along; RP ID the login box's host, so that a key answers
/// there and at no website that looks like it.
/// </summary>
internal sealed class SecurityKeyChecks(KeyEncryptionKey keys, Settings settings)
{
    private readonly WebAuthn atLogin = new(new(settings.LoginOrigin));

    /// <summary>The options with which the browser makes a credential. A key that was blocked does not come back.</summary>
    public JsonElement OptionsToAdd(Person person, IEnumerable<StoredSecurityKey> held) =>
        atLogin.Options(
            new()
            {
                Id = UserHandle(person.Id),
                Name = person.UserId,
                DisplayName = person.Name,
            },
            AuthenticatorAttachment.CrossPlatform,
            ResidentKeyRequirement.Discouraged,
            held.Where(key => key.State is SecurityKeyState.Blocked).Select(key => key.CredentialId)
        );

    /// <summary>The key that was made for these options.</summary>
    /// <param name="offer">What the app approved.</param>
    /// <param name="held">The person's keys, also ended ones.</param>
    /// <param name="credential">What the browser sent.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<StoredSecurityKey>> Add(
        SecurityKeyOffer offer,
        IEnumerable<StoredSecurityKey> held,
        string credential,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var options = JsonSerializer.Deserialize<JsonElement>(offer.Options);
        if (
            await atLogin.Made(options, Read(credential), stop) is not { } made
            || held.Any(key => key.CredentialId.AsSpan().SequenceEqual(made.Id))
        )
        {
            return new Refusal(Reason.SecurityKeyWrong);
        }

        // R96: what may be copied to another device proves no key that somebody holds.
        return made.IsBackupEligible
            ? new Refusal(Reason.SecurityKeyCopied)
            : new StoredSecurityKey(
                offer.Login.PersonId,
                Guid.NewGuid(),
                made.Id,
                made.PublicKey,
                made.SignCount,
                offer.Name,
                SecurityKeyState.Active,
                now
            );
    }

    /// <summary>The options with which the browser asks this key for an assertion in a login.</summary>
    public AssertionOptions OptionsToUse(StoredSecurityKey key, LoginKey login) =>
        atLogin.AssertionOptions(Challenge(key, login), key.CredentialId);

    /// <summary>The counter of this key's assertion in a login; null when it is none.</summary>
    public async Task<uint?> Proven(StoredSecurityKey key, LoginKey login, string assertion, CancellationToken stop) =>
        Read(assertion) is { } read
            ? await atLogin.Proven(
                new(key.CredentialId, key.PublicKey, BackupEligible: false, UserHandle(key.PersonId)),
                Challenge(key, login),
                read,
                stop
            )
            : null;

    // One challenge a login: it is derived and not stored, nobody can guess it, and the login takes one answer.
    private byte[] Challenge(StoredSecurityKey key, LoginKey login) =>
        keys.Digest(
            "segl security key challenge v1",
            [
                .. login.PersonId.ToByteArray(bigEndian: true),
                .. login.LoginId.ToByteArray(bigEndian: true),
                .. key.Id.ToByteArray(bigEndian: true),
            ]
        );

    // It says nothing about the person to whoever reads the key (WebAuthn Level 3, section 14.6.1).
    private byte[] UserHandle(Guid personId) =>
        keys.Digest("segl security key user v1", personId.ToByteArray(bigEndian: true));

    private static JsonElement? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
