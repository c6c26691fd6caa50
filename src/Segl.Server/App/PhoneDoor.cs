using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Segl.Server.App.Activating;
using Segl.Server.App.Approving;
using Segl.Server.App.Calls;
using Segl.Server.App.Copying;
using Segl.Server.App.Owning;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Notices.Channels;

namespace Segl.Server.App;

/// <summary>The phone's door: the app itself, and the API that it talks to (docs/protocol.md).</summary>
internal static class PhoneDoor
{
    private const int LongestBody = 16 * 1024;

    /// <summary>The parts behind the door.</summary>
    public static void AddPhone(this IServiceCollection services)
    {
        services.AddMemoryCache(cache => cache.SizeLimit = 200_000);
        services.AddSingleton<Codes>();
        services.AddSingleton<Places>();
        services.AddSingleton<AnswerTokens>();
        services.AddSingleton<StatementPayloads>();
        services.AddSingleton<AppCalls>();
        services.AddSingleton<BiometricChecks>();
        services.AddSingleton<KnowledgeChecks>();
        services.AddSingleton<ActivationCodeChecks>();
        services.AddSingleton<Binding>();
        services.AddSingleton<ActivationDoor>();
        services.AddSingleton<LoginClaims>();
        services.AddSingleton<CopyFromHere>();
        services.AddSingleton<CopyActs>();
        services.AddSingleton<CopyToHere>();
        services.AddSingleton<Acts>();
        services.AddSingleton<CopyWaits>();
        services.AddSingleton<StopCopy>();
        services.AddHostedService(parts => parts.GetRequiredService<CopyWaits>());
        services.AddSingleton<AppHome>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>Opens the door.</summary>
    public static void MapPhone(this IEndpointRouteBuilder routes, Settings settings)
    {
        routes.MapGet("/limits.json", () => TypedResults.Ok(LimitsView.Of(settings)));
        var api = routes.MapGroup("/api").WithTags("Phone").WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        api.ProducesRefusals();
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
        MapApps(api.MapGroup("/apps/{app:guid}"));
    }

    private static void MapActivations(RouteGroupBuilder activations)
    {
        activations
            .MapPost(
                "/",
                (HttpContext context, StartActivation asked, ActivationDoor door) => door.Start(context, asked)
            )
            .Produces<ActivationStarted>(StatusCodes.Status201Created);
        activations
            .MapPost(
                "/{id:guid}/code",
                (HttpContext context, Guid id, TypedCode typed, ActivationDoor door) => door.Code(context, id, typed)
            )
            .Produces<TemporaryPinOnItsWay>();
        activations
            .MapPost(
                "/{id:guid}/temporary-pin",
                (HttpContext context, Guid id, TypedTemporaryPin typed, ActivationDoor door) =>
                    door.TemporaryPin(context, id, typed)
            )
            .Produces<TemporaryPinWasRight>();
        activations
            .MapPost(
                "/{id:guid}/temporary-pin/again",
                (HttpContext context, Guid id, ActivationDoor door) => door.SendAgain(context, id)
            )
            .Produces<TemporaryPinOnItsWay>();
        activations
            .MapPost(
                "/{id:guid}/pin",
                (HttpContext context, Guid id, ChosenPin chosen, ActivationDoor door) => door.Pin(context, id, chosen)
            )
            .Produces<PayloadToSign>();
        activations
            .MapPost(
                "/{id:guid}/activate",
                (HttpContext context, Guid id, SignedActivation signed, ActivationDoor door) =>
                    door.Activate(context, id, signed)
            )
            .Produces<AppIsActive>();
        var copy = activations.MapGroup("/{id:guid}");
        copy.MapPost(
                "/copy",
                (HttpContext context, Guid id, ScannedTicket scanned, CopyToHere door) =>
                    door.Scan(context, id, scanned)
            )
            .Produces<CopyHereView>();
        copy.MapPost(
                "/copy/proof",
                (HttpContext context, Guid id, NewProof proof, CopyToHere door) => door.Prove(context, id, proof)
            )
            .Produces<CopyHereView>();
        copy.MapPost(
                "/copy/reveal",
                (HttpContext context, Guid id, RevealedRandom revealed, CopyToHere door) =>
                    door.Reveal(context, id, revealed)
            )
            .Produces<CopyHereView>();
        copy.MapGet(
                "/copy",
                (HttpContext context, Guid id, int? known, CopyToHere door) => door.View(context, id, known)
            )
            .Produces<CopyHereView>();
        copy.MapPost(
                "/user-id",
                (HttpContext context, Guid id, TypedUserId typed, CopyToHere door) => door.UserId(context, id, typed)
            )
            .Produces<TemporaryPinOnItsWay>();
    }

    private static void MapApps(RouteGroupBuilder apps)
    {
        apps.MapGet("/", (HttpContext context, Guid app, AppHome home) => home.Home(context, app)).Produces<HomeView>();
        apps.MapGet(
                "/waiting",
                (HttpContext context, Guid app, bool known, AppHome home) => home.Waiting(context, app, known)
            )
            .Produces<WaitingView>();
        apps.MapPost(
                "/claims",
                (HttpContext context, Guid app, Claim claim, LoginClaims logins) => logins.Claim(context, app, claim)
            )
            .Produces<Claimed>();
        apps.MapPost(
                "/offers",
                (HttpContext context, Guid app, AskedAct asked, Acts acts) => acts.Offer(context, app, asked)
            )
            .Produces<Offered>();
        apps.MapPost(
                "/statements",
                (HttpContext context, Guid app, SignedAct signed, Acts acts) => acts.Do(context, app, signed)
            )
            .Produces<StatementDone>();
        apps.MapGet(
                "/copy",
                (HttpContext context, Guid app, int? known, CopyFromHere copies) => copies.View(context, app, known)
            )
            .Produces<CopyView>();
        apps.MapPost(
                "/copy/answer",
                (HttpContext context, Guid app, CopyAnswer answer, CopyFromHere copies) =>
                    copies.Answer(context, app, answer)
            )
            .Produces<JustNow>();
        apps.MapPost(
                "/settings",
                (HttpContext context, Guid app, ChangedSettings changed, AppHome home) =>
                    home.Settings(context, app, changed)
            )
            .Produces<JustNow>();
        apps.MapPost(
                "/push",
                (HttpContext context, Guid app, PushAddress address, AppHome home) =>
                    home.Subscribe(context, app, address)
            )
            .Produces<JustNow>();
        apps.MapDelete("/push", (HttpContext context, Guid app, AppHome home) => home.Unsubscribe(context, app))
            .Produces<JustNow>();
    }
}

/// <summary>The key with which a phone subscribes to push messages (RFC 8292), base64url.</summary>
internal sealed record PushKey(long Now, string Key);
