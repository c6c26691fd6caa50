using System.Text;
using System.Text.Json;
using Fido2NetLib.Objects;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// Biometrics (R24, R25): a WebAuthn platform credential with user verification, RP ID the app's host, that replaces
/// the PIN and never the device key.
/// </summary>
internal sealed class BiometricChecks(Settings settings)
{
    // Rows written with the framework's handler have these names, too.
    private sealed record PasskeyData(uint SignCount, bool BackupEligible);

    /// <summary>The options for <c>navigator.credentials.create</c>, which are stored with the offer.</summary>
    public JsonElement Options(AppCall call)
    {
        var person = call.Change.Person;
        return Host(call)
            .Options(
                new()
                {
                    Id = UserHandle(call),
                    Name = person.UserId,
                    DisplayName = person.Name,
                },
                AuthenticatorAttachment.Platform,
                ResidentKeyRequirement.Preferred,
                excluded: []
            );
    }

    /// <summary>Stores the credential that the phone made for these options; it replaces an older one.</summary>
    /// <returns>The passkey, or the refusal.</returns>
    public async Task<Outcome<Passkey>> SwitchOn(AppCall call, JsonElement options, JsonElement? credential)
    {
        var others = await AppStore.OthersOn(call.Session, call.App.Installation, call.App.PersonId);
        if (SharedPhones.WhyNoBiometrics(others.Count + 1) is { } refused)
        {
            return refused;
        }

        if (await Host(call).Made(options, credential, call.Context.RequestAborted) is not { } made)
        {
            return new Refusal(Reason.BiometricsWrong);
        }

        // R25: a destroyed credential is refused.
        if (await PasskeyStore.Find(call.Session, call.App.PersonId, call.App.Id, made.Id) is not null)
        {
            return new Refusal(Reason.BiometricsNotAllowed);
        }

        PasskeyStore.Destroy(call.Session, call.App.PersonId, call.App.Id, call.Now);
        var data = JsonSerializer.Serialize(new PasskeyData(made.SignCount, made.IsBackupEligible));
        var passkey = new Passkey(made.Id, made.PublicKey, data, DestroyedAt: null);
        PasskeyStore.Add(call.Session, call.App.PersonId, call.App.Id, passkey, call.Now);
        AppStore.SetPasskey(call.Session, call.App.PersonId, call.App.Id, made.Id);
        return passkey;
    }

    /// <summary>Switches biometrics off; the credential is refused from then on.</summary>
    public static void SwitchOff(AppCall call)
    {
        PasskeyStore.Destroy(call.Session, call.App.PersonId, call.App.Id, call.Now);
        AppStore.SetPasskey(call.Session, call.App.PersonId, call.App.Id, null);
    }

    /// <summary>True when the assertion is by this app's passkey over exactly this challenge: the digest of the statement,
    /// so that it is valid for this statement alone.</summary>
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

        var data = JsonSerializer.Deserialize<PasskeyData>(stored.Data)!;
        var kept = new KeptCredential(stored.Id, stored.PublicKey, data.BackupEligible, UserHandle(call));
        if (
            await Host(call).Proven(kept, challenge, assertion, call.Context.RequestAborted) is not { } counter
            || SecurityKey.SeemsCloned(data.SignCount, counter)
        )
        {
            return false;
        }

        PasskeyStore.Save(
            call.Session,
            call.App.PersonId,
            stored with
            {
                Data = JsonSerializer.Serialize(data with { SignCount = counter }),
            }
        );
        return true;
    }

    // The origin is one of the configured ones; the request only selects it.
    private WebAuthn Host(AppCall call)
    {
        var host = call.Context.Request.Host.Value;
        return new(
            new(settings.PhoneOrigins.FirstOrDefault(one => new Uri(one).Authority == host) ?? settings.PhoneOrigins[0])
        );
    }

    private static byte[] UserHandle(AppCall call) => Encoding.UTF8.GetBytes(call.App.Id.ToString());
}
