using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Activating;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.DocumentChecks.Starting;

/// <summary><c>POST /api/document-checks</c></summary>
/// <param name="Installation">The installation's id, base64url.</param>
/// <param name="Language">The language of the app.</param>
/// <param name="Terms">The terms that were accepted (R07).</param>
/// <param name="Purpose">What the check is for: <c>code</c>, <c>activate</c>, <c>new-pin</c>, <c>end-freeze</c>.</param>
/// <param name="App">The app that asks, whose key proves the request; none for <c>activate</c>.</param>
internal sealed record StartCheck(
    string Installation,
    string Language,
    string? Terms,
    string Purpose,
    Guid? App = null
);

/// <summary>The check, the ticket that opens its reading, and when that must be over.</summary>
internal sealed record CheckStarted(long Now, Guid Check, string Ticket, long ValidUntil);

/// <summary>R70: begins the check of a passport or ID card.</summary>
internal sealed class DocumentCheckDoor(Database database, Codes codes)
{
    private const int TicketBytes = 32;

    /// <summary>The check of an installation; its older one ends (R70).</summary>
    public async Task<Results<Created<CheckStarted>, ProblemHttpResult>> Start(Caller caller, StartCheck asked)
    {
        if (
            InstallationOf(asked.Installation) is not { } installation
            || Languages.Named(asked.Language) is not { } language
            || PurposeNamed(asked.Purpose) is not { } purpose
            || asked.App is null != purpose is CheckPurpose.ActivateHere
        )
        {
            return new Refusal(Reason.Malformed).ToProblem(caller.Context);
        }

        if (Identities.WhyNotTerms(asked.Terms) is { } refused)
        {
            return refused.ToProblem(caller.Context);
        }

        var ticket = RandomNumberGenerator.GetBytes(TicketBytes);
        var started = new StoredDocumentCheck(
            installation,
            Guid.CreateVersion7(caller.Now),
            caller.PublicKey,
            SHA256.HashData(ticket),
            asked.App,
            language.Tag(),
            asked.Terms!,
            new(purpose, caller.Now)
        );
        return await database.Write(Durability.Repairable, session => Save(session, caller, started)) is { } no
            ? no.ToProblem(caller.Context)
            : TypedResults.Created(
                $"/api/document-checks/{started.Id}",
                new CheckStarted(
                    caller.Now.ToUnixTimeMilliseconds(),
                    started.Id,
                    Base64Url.EncodeToString(ticket),
                    started.State.ReadUntil.ToUnixTimeMilliseconds()
                )
            );
    }

    /// <summary>The digest under which an installation's check is stored; null when it cannot be one.</summary>
    public static byte[]? InstallationOf(string? id) =>
        Bytes.Read(id, ActivationDoor.InstallationBytes) is { } installation ? SHA256.HashData(installation) : null;

    // T-29: counted for the phone and for its address, in this order for all, so that two requests cannot deadlock.
    private async Task<Refusal?> Save(Session session, Caller caller, StoredDocumentCheck started)
    {
        if (
            started.AppId is { } appId
            && (
                await AppStore.Find(session, appId) is not { State: AppState.Active } app
                || !caller.Holds(app.PublicKey)
                || !app.Installation.AsSpan().SequenceEqual(started.Installation)
            )
        )
        {
            return new(Reason.AppNotActive);
        }

        var address = Addresses.Counted(Addresses.Of(caller.Context));
        var refused =
            await CheckCounts.OneMore(
                session,
                codes.OfSource("document check installation", started.Installation),
                Limits.ChecksOfAnInstallation,
                caller.Now
            )
            ?? await CheckCounts.OneMore(
                session,
                codes.OfSource("document check address", address),
                Limits.ChecksOfAnAddress,
                caller.Now
            );
        if (refused is null)
        {
            DocumentCheckStore.Replace(session, started);
        }

        return refused;
    }

    private static CheckPurpose? PurposeNamed(string name) =>
        name switch
        {
            "code" => CheckPurpose.ActivationCode,
            "activate" => CheckPurpose.ActivateHere,
            "new-pin" => CheckPurpose.NewPin,
            "end-freeze" => CheckPurpose.EndFreeze,
            _ => null,
        };
}
