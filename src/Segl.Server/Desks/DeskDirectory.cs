using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>
/// The desks as citizens find them. Thousands are searched for each postcode, and they change a few times a year, so a node
/// reads them once a minute.
/// </summary>
internal sealed class DeskDirectory(Database database, TimeProvider clock)
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    private volatile Known? known;

    private sealed record Known(DateTimeOffset Since, IReadOnlyList<ServiceDesk> Desks);

    /// <summary>All desks that are open to citizens, by town.</summary>
    public async Task<IReadOnlyList<ServiceDesk>> All()
    {
        var now = clock.GetUtcNow();
        if (known is { } last && now < last.Since + ReadAgainAfter)
        {
            return last.Desks;
        }

        var all = await database.Read(DeskStore.All);
        List<ServiceDesk> open =
        [
            .. all.Where(desk => desk.ClosedAt is null)
                .OrderBy(desk => desk.Town, StringComparer.Ordinal)
                .ThenBy(desk => desk.Name, StringComparer.Ordinal),
        ];
        known = open.Count == 0 ? null : new(now, open);
        return open;
    }

    /// <summary>Reads them anew when somebody asks next.</summary>
    public void ReadAgain() => known = null;

    /// <summary>A desk, also one that was closed, where somebody may still have an appointment.</summary>
    public Task<ServiceDesk?> Find(string deskId) => database.Read(session => DeskStore.Find(session, deskId));
}
