using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>Stops a copy, by a link, an app or support (R42), and uses up its temporary PIN (R37).</summary>
internal static class CopyStops
{
    /// <summary>Stops it and notifies on all channels.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="stored">The copy.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    /// <param name="statement">The statement by which an app stopped it; otherwise null.</param>
    /// <returns>The stopped copy, or the refusal.</returns>
    public static Outcome<AppCopy> Stop(PersonChange change, StoredCopy stored, string by, string? statement = null)
    {
        if (!stored.Copy.Stop().IsGranted(out var stopped, out var refused))
        {
            return refused;
        }

        CopyStore.Save(change.Session, stored with { Copy = stopped });
        if (stored.Copy.Phone is not null)
        {
            TemporaryPinStore.Remove(change.Session, change.Person.Id, TemporaryPinPurpose.Activate);
        }

        change.Record(
            Happening.CopyStopped,
            new
            {
                copy = stopped.Id,
                by,
                statement,
            }
        );
        return stopped;
    }
}
