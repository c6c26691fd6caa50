using System.Diagnostics;
using Microsoft.IdentityModel.Tokens;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>Shows a copy to the person's apps.</summary>
internal static class CopyViews
{
    /// <summary>
    /// What an app sees. The new phone's words of the protocol go to the app that started the copy only; the others see
    /// that a copy is under way, and can stop it.
    /// </summary>
    public static CopyView Of(StoredCopy stored, StoredApp here, string fromName, DateTimeOffset now)
    {
        var copy = stored.Copy;
        var isHere = copy.FromAppId == here.Id;
        var (step, until) = copy.Step switch
        {
            CopyStep.Waiting => (now < copy.ReadyAt ? "waiting" : "ready", (DateTimeOffset?)null),
            CopyStep.Showing showing => (now < showing.ValidUntil ? "showing" : "ready", showing.ValidUntil),
            CopyStep.Scanned scanned => (now < scanned.ValidUntil ? "scanned" : "ready", scanned.ValidUntil),
            CopyStep.Vouched vouched => (copy.WhyNoUserId(now) is null ? "vouched" : "ready", vouched.ValidUntil),
            CopyStep.Done or CopyStep.Stopped => ("over", null),
            _ => throw new UnreachableException(),
        };
        return new(
            Ms(now),
            copy.Id,
            step,
            stored.Turn,
            isHere,
            fromName,
            Ms(copy.StartedAt),
            Ms(copy.ReadyAt),
            Ms(copy.UsableUntil),
            until is { } end ? Ms(end) : null,
            Limits.CopyQrCodes - copy.CodesShown,
            !copy.RenewsWithoutPin(now),
            isHere && step == "scanned" ? NewPhoneOf(stored) : null
        );
    }

    private static NewPhoneView? NewPhoneOf(StoredCopy stored) =>
        stored is { NewKey: { } key, Talk: { Eb: { } eb, Commitment: { } commitment, Model: { } model } talk }
            ? new(model, talk.Place ?? "", Base64UrlEncoder.Encode(key), eb, commitment, talk.NewProof, talk.Rb)
            : null;

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
