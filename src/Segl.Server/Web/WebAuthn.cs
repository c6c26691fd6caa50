using System.Formats.Cbor;
using System.Text.Json;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Segl.Rules;

namespace Segl.Server.Web;

/// <summary>A credential as it is kept, for an assertion.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="PublicKey">COSE key.</param>
/// <param name="BackupEligible">Whether it said that it may be backed up when it was made.</param>
/// <param name="UserHandle">The only user handle that it may name.</param>
internal sealed record KeptCredential(byte[] Id, byte[] PublicKey, bool BackupEligible, byte[] UserHandle);

/// <summary>
/// WebAuthn at one origin, whose host is the RP ID: ES256, user verification required, no attestation. The Fido2 library
/// implements WebAuthn Level 3, sections 7.1 and 7.2; the steps that it omits are verified here.
/// </summary>
internal sealed class WebAuthn(Uri origin)
{
    private static readonly PubKeyCredParam[] Es256 = [new(COSE.Algorithm.ES256)];

    private readonly Fido2 library = new(
        new()
        {
            RPID = origin.Host,
            RPName = origin.Host,
            Origins = new HashSet<string> { origin.GetLeftPart(UriPartial.Authority) },
            Timeout = (uint)Limits.LoginValid.TotalMilliseconds,
        }
    );

    /// <summary>The options for <c>navigator.credentials.create</c>, with a new challenge.</summary>
    /// <param name="user">The user as the authenticator keeps and shows it.</param>
    /// <param name="attachment">Built into the device, or brought along.</param>
    /// <param name="residentKey">Whether the authenticator keeps the credential itself.</param>
    /// <param name="excluded">Credentials that must not be on the authenticator already.</param>
    public JsonElement Options(
        Fido2User user,
        AuthenticatorAttachment attachment,
        ResidentKeyRequirement residentKey,
        IEnumerable<byte[]> excluded
    )
    {
        var options = library.RequestNewCredential(
            new()
            {
                User = user,
                AuthenticatorSelection = new()
                {
                    AuthenticatorAttachment = attachment,
                    ResidentKey = residentKey,
                    UserVerification = UserVerificationRequirement.Required,
                },
                PubKeyCredParams = Es256,
                ExcludeCredentials = [.. excluded.Select(id => new PublicKeyCredentialDescriptor(id))],
            }
        );
        return JsonSerializer.Deserialize<JsonElement>(options.ToJson());
    }

    /// <summary>The options for <c>navigator.credentials.get</c>.</summary>
    /// <param name="challenge">What is to be signed.</param>
    /// <param name="credentialId">The only credential that may sign it.</param>
    public AssertionOptions AssertionOptions(byte[] challenge, byte[] credentialId) =>
        new()
        {
            Challenge = challenge,
            RpId = origin.Host,
            AllowCredentials = [new(credentialId)],
            UserVerification = UserVerificationRequirement.Required,
            Timeout = (ulong)Limits.LoginValid.TotalMilliseconds,
        };

    /// <summary>The credential that was made for these options; null when it was not.</summary>
    public async Task<RegisteredPublicKeyCredential?> Made(
        JsonElement options,
        JsonElement? credential,
        CancellationToken stop
    )
    {
        try
        {
            return credential?.Deserialize<AuthenticatorAttestationRawResponse>() is { } response
                ? await library.MakeNewCredentialAsync(
                    new()
                    {
                        AttestationResponse = response,
                        OriginalOptions = CredentialCreateOptions.FromJson(options.GetRawText()),
                        IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
                    },
                    stop
                )
                : null;
        }
        catch (Exception wrong) when (IsNoMessage(wrong))
        {
            return null;
        }
    }

    /// <summary>The counter of an assertion by this credential over this challenge; null when it is none. The counter is
    /// not judged.</summary>
    public async Task<uint?> Proven(
        KeptCredential kept,
        byte[] challenge,
        JsonElement assertion,
        CancellationToken stop
    )
    {
        try
        {
            if (assertion.Deserialize<AuthenticatorAssertionRawResponse>() is not { } response)
            {
                return null;
            }

            var made = await library.MakeAssertionAsync(
                new()
                {
                    AssertionResponse = response,
                    OriginalOptions = AssertionOptions(challenge, kept.Id),
                    StoredPublicKey = kept.PublicKey,
                    StoredSignatureCounter = 0,
                    IsUserHandleOwnerOfCredentialIdCallback = (owner, _) =>
                        Task.FromResult(owner.UserHandle.AsSpan().SequenceEqual(kept.UserHandle)),
                },
                stop
            );

            // WebAuthn Level 3, section 7.2: backup eligibility never changes. The library does not verify this.
            var told = AuthenticatorData.Parse(response.Response.AuthenticatorData);
            return told.IsBackupEligible == kept.BackupEligible ? made.SignCount : null;
        }
        catch (Exception wrong) when (IsNoMessage(wrong))
        {
            return null;
        }
    }

    private static bool IsNoMessage(Exception wrong) =>
        wrong is Fido2VerificationException or JsonException or CborContentException or FormatException;
}
