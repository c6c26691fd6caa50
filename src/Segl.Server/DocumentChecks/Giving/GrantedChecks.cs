using System.Security.Cryptography;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.DocumentChecks.Giving;

/// <summary>What a granted document check gives (R31, R23, R08): once, to the person in the document, to the key that asked for
/// it.</summary>
internal static class GrantedChecks
{
    /// <summary>Uses up a granted check, in the transaction that gives. Whatever else may be in the way is judged before, so that
    /// the check is not lost on it.</summary>
    /// <param name="change">The person who gets something, whose row is locked.</param>
    /// <param name="check">The check.</param>
    /// <param name="installation">The digest of the installation that asks.</param>
    /// <param name="publicKey">The key that asks.</param>
    /// <param name="purpose">What is asked for.</param>
    /// <returns>Null once it is used up, or why it gives nothing.</returns>
    public static async Task<Refusal?> Take(
        PersonChange change,
        Guid check,
        byte[] installation,
        byte[] publicKey,
        CheckPurpose purpose
    )
    {
        var seen = await DocumentCheckStore.Find(change.Session, installation);
        if (
            !Give(seen, check, publicKey, purpose, change.Now).IsGranted(out var given, out var refused)
            || given.HolderId != change.Person.Id
        )
        {
            return refused ?? new(Reason.DocumentCheckOver);
        }

        var frozen = await JournalStore.Newest(change.Session, change.Person.Id, Happening.Frozen, 1);
        return given.State.WhyNotAfterFreeze(frozen is [var last] ? last.At : null) is { } ended ? ended
            : await DocumentCheckStore.Save(change.Session, seen!, given) ? null
            : new(Reason.DocumentCheckOver);
    }

    /// <summary>The check of an installation once it gave, if it is the one that this key asked for, and gives this
    /// now.</summary>
    /// <param name="seen">The check of the installation; null when it has none.</param>
    /// <param name="check">The check that is asked of.</param>
    /// <param name="publicKey">The key that asks.</param>
    /// <param name="purpose">What is asked for.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<StoredDocumentCheck> Give(
        StoredDocumentCheck? seen,
        Guid check,
        byte[] publicKey,
        CheckPurpose purpose,
        DateTimeOffset now
    ) =>
        seen is null || seen.Id != check || !CryptographicOperations.FixedTimeEquals(seen.PublicKey, publicKey)
            ? new Refusal(Reason.DocumentCheckOver)
        : seen.State.Give(purpose, now).IsGranted(out var given, out var refused) ? seen with { State = given }
        : refused;

    /// <summary>R06, T-48: lowers the identity to the evidence that gave access to it, and tells all channels.</summary>
    public static void LowerLevel(PersonChange change)
    {
        var before = change.Person.Level;
        var after = DocumentCheck.LevelAfter(before);
        if (after != before)
        {
            change.Save(change.Person with { Level = after });
            change.Record(
                Happening.LevelLowered,
                new
                {
                    by = "document",
                    level = after,
                    before,
                }
            );
        }
    }
}
