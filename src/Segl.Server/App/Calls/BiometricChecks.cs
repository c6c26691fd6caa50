using System.Formats.Cbor;
using System.Text;
using System.Text.Json;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// Biometrics (R24, R25): a WebAuthn platform credential with user verification, RP ID the app's host, that replaces
/// the PIN and never the device key. The Fido2 library implements WebAuthn Level 3, sections 7.1 and 7.2; the steps
/// that it omits are verified here.
/// </summary>
internal sealed class BiometricChecks(Settings settings)
{
    private static readonly PubKeyCredParam[] Es256 = [new(COSE.Algorithm.ES256)];

    private static readonly AuthenticatorSelection PlatformWithUserVerification = new()
    {
        AuthenticatorAttachment = AuthenticatorAttachment.Platform,
        ResidentKey = ResidentKeyRequirement.Preferred,
        UserVerification = UserVerificationRequirement.Required,
    };

    // Rows written with the framework's handler have these names, too.
    private sealed record PasskeyData(uint SignCount, bool BackupEligible);

    /// <summary>The options for <c>navigator.credentials.create</c>, which are stored with the offer.</summary>
    public JsonElement Options(AppCall call)
    {
        var person = call.Change.Person;
        var options = Library(call)
            .RequestNewCredential(
                new()
                {
                    User = new()
                    {
                        Id = UserHandle(call),
                        Name = person.UserId,
                        DisplayName = person.Name,
                    },
                    AuthenticatorSelection = PlatformWithUserVerification,
                    PubKeyCredParams = Es256,
                }
            );
        return JsonSerializer.Deserialize<JsonElement>(options.ToJson());
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

        if (await Made(call, options, credential) is not { } made)
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

        var kept = JsonSerializer.Deserialize<PasskeyData>(stored.Data)!;
        if (await Proven(call, stored, kept, challenge, assertion) is not { } counted)
        {
            return false;
        }

        PasskeyStore.Save(call.Session, call.App.PersonId, stored with { Data = JsonSerializer.Serialize(counted) });
        return true;
    }

    private async Task<RegisteredPublicKeyCredential?> Made(AppCall call, JsonElement options, JsonElement? credential)
    {
        try
        {
            return credential?.Deserialize<AuthenticatorAttestationRawResponse>() is { } response
                ? await Library(call)
                    .MakeNewCredentialAsync(
                        new()
                        {
                            AttestationResponse = response,
                            OriginalOptions = CredentialCreateOptions.FromJson(options.GetRawText()),
                            IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
                        },
                        call.Context.RequestAborted
                    )
                : null;
        }
        catch (Exception wrong) when (IsNoMessage(wrong))
        {
            return null;
        }
    }

    // The challenge is the digest of the statement, so that the assertion is valid for this statement alone.
    private async Task<PasskeyData?> Proven(
        AppCall call,
        Passkey stored,
        PasskeyData kept,
        byte[] challenge,
        JsonElement assertion
    )
    {
        try
        {
            if (assertion.Deserialize<AuthenticatorAssertionRawResponse>() is not { } response)
            {
                return null;
            }

            var made = await Library(call)
                .MakeAssertionAsync(
                    new()
                    {
                        AssertionResponse = response,
                        OriginalOptions = new()
                        {
                            Challenge = challenge,
                            RpId = Host(call).Host,
                            AllowCredentials = [new(stored.Id)],
                            UserVerification = UserVerificationRequirement.Required,
                        },
                        StoredPublicKey = stored.PublicKey,
                        StoredSignatureCounter = kept.SignCount,
                        IsUserHandleOwnerOfCredentialIdCallback = (owner, _) =>
                            Task.FromResult(owner.UserHandle.AsSpan().SequenceEqual(UserHandle(call))),
                    },
                    call.Context.RequestAborted
                );

            // WebAuthn Level 3, section 7.2: backup eligibility never changes. The library does not verify this.
            var told = AuthenticatorData.Parse(response.Response.AuthenticatorData);
            return told.IsBackupEligible == kept.BackupEligible ? kept with { SignCount = made.SignCount } : null;
        }
        catch (Exception wrong) when (IsNoMessage(wrong))
        {
            return null;
        }
    }

    private static bool IsNoMessage(Exception wrong) =>
        wrong is Fido2VerificationException or JsonException or CborContentException or FormatException;

    private Fido2 Library(AppCall call)
    {
        var origin = Host(call);
        return new(
            new()
            {
                RPID = origin.Host,
                RPName = origin.Host,
                Origins = new HashSet<string> { origin.GetLeftPart(UriPartial.Authority) },
                Timeout = (uint)Limits.LoginValid.TotalMilliseconds,
            }
        );
    }

    // The origin is one of the configured ones; the request only selects it.
    private Uri Host(AppCall call)
    {
        var host = call.Context.Request.Host.Value;
        return new(
            settings.PhoneOrigins.FirstOrDefault(one => new Uri(one).Authority == host) ?? settings.PhoneOrigins[0]
        );
    }

    private static byte[] UserHandle(AppCall call) => Encoding.UTF8.GetBytes(call.App.Id.ToString());
}
