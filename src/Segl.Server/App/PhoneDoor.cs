using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Segl.Server.App.Activating;
using Segl.Server.App.Approving;
using Segl.Server.App.Calls;
using Segl.Server.App.Copying;
using Segl.Server.App.Owning;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Server.Notices.Channels;
using Segl.Storage;

namespace Segl.Server.App;

/// <summary>The endpoints for phones: the app itself, and its API (docs/protocol.md).</summary>
internal static class PhoneDoor
{
    private const int LongestBody = 16 * 1024;

    /// <summary>Registers the services of these endpoints.</summary>
    public static void AddPhone(this IServiceCollection services)
    {
        services.AddMemoryCache(cache => cache.SizeLimit = 200_000);
        services.AddSingleton<Codes>();
        services.AddSingleton<Places>();
        services.AddSingleton<AnswerTokens>();
        services.AddSingleton<StatementPayloads>();
        services.AddSingleton<LongPolls>();
        services.AddSingleton<AppCalls>();
        services.AddSingleton<BiometricChecks>();
        services.AddSingleton<KnowledgeChecks>();
        services.AddSingleton<WrongCodeCounts>();
        services.AddSingleton<ActivationCodeChecks>();
        services.AddSingleton<Binding>();
        services.AddSingleton<ActivationProof>();
        services.AddSingleton<ActivationDoor>();
        services.AddSingleton<DocumentActivation>();
        services.AddSingleton<DocumentGifts>();
        services.AddSingleton<SeenLogins>();
        services.AddSingleton<LoginClaims>();
        services.AddSingleton<CopyFromHere>();
        services.AddSingleton<CopyToHere>();
        AddActs(services);
        services.AddSingleton<CopyWaits>();
        services.AddSingleton<StopCopy>();
        services.AddHostedService(parts => parts.GetRequiredService<CopyWaits>());
        services.AddSingleton<AppHome>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    // Each act is a class, registered here.
    private static void AddActs(IServiceCollection services)
    {
        services.AddSingleton<Act, ApproveAct>();
        services.AddSingleton<Act, RefuseAct>();
        services.AddSingleton<Act, RefuseWaitingAct>();
        services.AddSingleton<Act, CheckPinAct>();
        services.AddSingleton<Act, NewPinAct>();
        services.AddSingleton<Act, NumberApprovalAct>();
        services.AddSingleton<Act, BiometricsAct>();
        services.AddSingleton<Act, DeleteAppAct>();
        services.AddSingleton<Act, BlockAppAct>();
        services.AddSingleton<Act, FreezeAct>();
        services.AddSingleton<Act, StopWaitAct>();
        services.AddSingleton<Act, StartCopyAct>();
        services.AddSingleton<Act, ShowCopyCodeAct>();
        services.AddSingleton<Act, VouchAct>();
        services.AddSingleton<Act, StopCopyAct>();
        services.AddSingleton<Acts>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapPhone(this IEndpointRouteBuilder routes, Settings settings)
    {
        routes.MapGet("/limits.json", () => TypedResults.Ok(LimitsView.Of(settings)));
        var api = routes.MapGroup("/api").WithTags("Phone").WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        api.ProducesRefusals();
        api.Prove(context => Task.FromResult(context.RequestServices.GetRequiredService<AppCalls>().Prove(context)));
        api.MapGet(
            "/clock",
            (HttpContext context, AppCalls calls) =>
                TypedResults.Ok(new JustNow(calls.GiveNonce(context).ToUnixTimeMilliseconds()))
        );
        api.MapGet(
            "/push-key",
            async (VapidKey vapid, TimeProvider clock, CancellationToken stop) =>
            {
                var now = clock.GetUtcNow();
                return TypedResults.Ok(
                    new PushKey(now.ToUnixTimeMilliseconds(), (await vapid.Load(now, stop)).PublicKey)
                );
            }
        );
        MapActivations(api.MapGroup("/activations"));
        api.MapDocumentChecks();
        MapApps(api.MapGroup("/apps/{app:guid}"));
        MapDocumentChecks(api.MapGroup("/document-checks/{check:guid}"));
    }

    private static void MapActivations(RouteGroupBuilder activations)
    {
        activations.MapPost(
            "/",
            (Caller caller, StartActivation asked, ActivationDoor door) => door.Start(caller, asked)
        );
        var one = activations.MapGroup("/{id:guid}");
        one.TakesId();
        one.Prove(context => context.RequestServices.GetRequiredService<ActivationProof>().Prove(context));
        one.MapPost("/code", (ActivationCall call, TypedCode typed, ActivationDoor door) => door.TryCode(call, typed))
            .At(ActivationStep.Started);
        one.MapPost(
                "/document",
                (ActivationCall call, GrantedDocument document, DocumentActivation activation) =>
                    activation.TryDocument(call, document)
            )
            .At(ActivationStep.Started);
        one.MapPost(
                "/temporary-pin",
                (ActivationCall call, TypedTemporaryPin typed, ActivationDoor door) => door.TryTemporaryPin(call, typed)
            )
            .At(ActivationStep.CodeRight);
        one.MapPost(
                "/temporary-pin/again",
                (ActivationCall call, ActivationDoor door) => door.SendTemporaryPinAgain(call)
            )
            .At(ActivationStep.CodeRight);
        one.MapPost(
                "/pin",
                (ActivationCall call, ChosenPin chosen, ActivationDoor door) => door.ChoosePin(call, chosen)
            )
            .At(ActivationStep.TemporaryPinRight, ActivationStep.PinChosen);
        one.MapPost(
            "/activate",
            (HttpContext context, Guid id, SignedActivation signed, ActivationDoor door) =>
                door.Activate(context, id, signed)
        );
        one.MapPost("/copy", (ActivationCall call, ScannedTicket scanned, CopyToHere copy) => copy.Scan(call, scanned))
            .At(ActivationStep.Started);
        one.MapGet("/copy", (ActivationCall call, int? known, CopyToHere copy) => copy.AwaitTurn(call, known))
            .AtScannedCode();
        one.MapPost("/copy/proof", (ActivationCall call, NewProof proof, CopyToHere copy) => copy.Prove(call, proof))
            .AtScannedCode();
        one.MapPost(
                "/copy/reveal",
                (ActivationCall call, RevealedRandom revealed, CopyToHere copy) => copy.Reveal(call, revealed)
            )
            .AtScannedCode();
        one.MapPost(
                "/user-id",
                (ActivationCall call, TypedUserId typed, CopyToHere copy) => copy.TryUserId(call, typed)
            )
            .AtScannedCode();
    }

    private static void MapDocumentChecks(RouteGroupBuilder checks)
    {
        checks.MapPost(
            "/activation-code",
            (Caller caller, Guid check, CheckingApp asked, DocumentGifts gifts) => gifts.GiveCode(caller, check, asked)
        );
        checks.MapPost(
            "/end-freeze",
            (Caller caller, Guid check, CheckingApp asked, DocumentGifts gifts) => gifts.EndFreeze(caller, check, asked)
        );
    }

    private static void MapApps(RouteGroupBuilder apps)
    {
        apps.MapGet("/", (Caller caller, Guid app, AppHome home) => home.ShowHome(caller, app));
        apps.MapGet(
            "/waiting",
            (Caller caller, Guid app, bool known, AppHome home) => home.AwaitLogin(caller, app, known)
        );
        apps.MapPost(
            "/claims",
            (Caller caller, Guid app, Claim claim, LoginClaims logins) => logins.Claim(caller, app, claim)
        );
        apps.MapPost(
            "/offers",
            (Caller caller, Guid app, AskedAct asked, Acts acts) => acts.OfferAct(caller, app, asked)
        );
        apps.MapPost(
            "/statements",
            (HttpContext context, Guid app, SignedAct signed, Acts acts) => acts.PerformAct(context, app, signed)
        );
        apps.MapGet(
            "/copy",
            (Caller caller, Guid app, int? known, CopyFromHere copies) => copies.AwaitTurn(caller, app, known)
        );
        apps.MapPost(
            "/copy/answer",
            (Caller caller, Guid app, CopyAnswer answer, CopyFromHere copies) => copies.Answer(caller, app, answer)
        );
        apps.MapPost(
            "/settings",
            (Caller caller, Guid app, ChangedSettings changed, AppHome home) =>
                home.ChangeSettings(caller, app, changed)
        );
        apps.MapPost(
            "/push",
            (Caller caller, Guid app, PushAddress address, AppHome home) => home.Subscribe(caller, app, address)
        );
        apps.MapDelete("/push", (Caller caller, Guid app, AppHome home) => home.Unsubscribe(caller, app));
    }
}

/// <summary>The key with which a phone subscribes to push messages (RFC 8292), base64url.</summary>
internal sealed record PushKey(long Now, string Key);
