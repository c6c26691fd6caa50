using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Operate.Staff;

/// <summary>The desks of Citizen Service (R80): added, changed and closed, and written into the scheme's journal in the same
/// transaction.</summary>
internal static class ServiceDesks
{
    /// <summary>Adds desks, and changes those that are known.</summary>
    public static Task Import(Session session, IReadOnlyList<ServiceDesk> desks, Actor actor, DateTimeOffset now)
    {
        if (desks.Count == 0)
        {
            return Task.CompletedTask;
        }

        foreach (var desk in desks)
        {
            DeskStore.Save(session, desk);
        }

        var facts = new { desks = desks.Select(desk => desk.Id) };
        return OperatorActs.Record(session, "desks-imported", facts, actor, now);
    }

    /// <summary>Closes a desk for good.</summary>
    /// <returns>False when there is no such desk, or it is closed.</returns>
    public static async Task<bool> Close(Session session, string deskId, Actor actor, DateTimeOffset now)
    {
        if (await DeskStore.Find(session, deskId) is not { ClosedAt: null } desk)
        {
            return false;
        }

        DeskStore.Save(session, desk with { ClosedAt = now });
        await OperatorActs.Record(session, "desk-closed", new { desk = desk.Id }, actor, now);
        return true;
    }
}
