using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.DocumentChecks.Starting;

/// <summary>T-29: counts checks of a document, an installation or an address within a day.</summary>
internal static class CheckCounts
{
    /// <summary>Counts one check more; a refusal counts nothing.</summary>
    public static async Task<Refusal?> OneMore(Session session, byte[] source, int most, DateTimeOffset now)
    {
        var count = await CheckCountStore.Take(session, source, now);
        if (!count.OneMore(most, now).IsGranted(out var next, out var refused))
        {
            return refused;
        }

        CheckCountStore.Save(session, source, next);
        return null;
    }
}
