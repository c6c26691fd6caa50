using System.Buffers.Text;
using System.Diagnostics;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>Makes the views of a copy.</summary>
internal static class CopyViews
{
    /// <summary>
    /// The view for an app. The new phone's messages of the protocol are shown only to the app that started the copy;
    /// the others see that a copy is under way, and can stop it.
    /// </summary>
    public static CopyView Of(StoredCopy stored, StoredApp here, string fromName, DateTimeOffset now)
    {
        var copy = stored.Copy;
        var isHere = copy.FromAppId == here.Id;
        var (step, until) = copy.Step switch
        {
            CopyStep.Waiting => (now < copy.ReadyAt ? "waiting" : "ready", (DateTimeOffset?)null),
            CopyStep.Showing showing => (now < showing.ValidUntil ? "showing" : "ready", showing.ValidUntil),
            CopyStep.Killed => ("ready", null),
            CopyStep.Comparing scanned => (now < scanned.ValidUntil ? "scanned" : "ready", scanned.ValidUntil),
            CopyStep.Vouched vouched => (copy.IsWithNewPhone(now) ? "vouched" : "ready", vouched.ValidUntil),
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
            isHere && step == "scanned" && copy.Step is CopyStep.Comparing comparing ? NewPhoneOf(comparing) : null
        );
    }

    /// <summary>The view for the new phone during the comparison.</summary>
    public static CopyHereView OfScanned(
        StoredCopy stored,
        CopyStep.Comparing comparing,
        StoredApp old,
        DateTimeOffset now
    )
    {
        var answer = comparing switch
        {
            CopyStep.Answered answered => answered.Answer,
            CopyStep.Revealed revealed => revealed.Answer,
            _ => null,
        };
        return Here(stored, "scanned", comparing.ValidUntil, old, now) with
        {
            Ea = comparing.Code.KeyForWords?.Ea,
            EaProof = comparing.Code.KeyForWords?.Proof,
            Link = answer?.Link,
            Ra = answer?.Ra,
            OldProof = answer?.Proof,
        };
    }

    /// <summary>The view for the new phone after the old app vouched for it.</summary>
    public static CopyHereView OfVouched(
        StoredCopy stored,
        CopyStep.Vouched vouched,
        StoredApp old,
        DateTimeOffset now
    ) => Here(stored, "vouched", vouched.ValidUntil, old, now);

    private static CopyHereView Here(
        StoredCopy stored,
        string step,
        DateTimeOffset validUntil,
        StoredApp old,
        DateTimeOffset now
    ) => new(Ms(now), stored.Copy.Id, step, stored.Turn, Ms(validUntil), Base64Url.EncodeToString(old.PublicKey));

    private static NewPhoneView NewPhoneOf(CopyStep.Comparing comparing)
    {
        var (newProof, rb) = comparing switch
        {
            CopyStep.Scanned => ((string?)null, (string?)null),
            CopyStep.Proven proven => (proven.NewProof, null),
            CopyStep.Answered answered => (answered.NewProof, null),
            CopyStep.Revealed revealed => (revealed.NewProof, revealed.Rb),
            _ => throw new UnreachableException(),
        };
        var phone = comparing.Phone;
        return new(phone.Model, phone.Place, phone.Key, phone.Eb, phone.Commitment, newProof, rb);
    }

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
