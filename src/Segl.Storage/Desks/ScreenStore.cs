using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores which citizen's screen an officer connected, and what is on it: never a code.</summary>
public static class ScreenStore
{
    private const string Columns = "screen_id, officer_id, desk_id, browser, paired_at, paired_until, offer, version";

    /// <summary>Connects a screen with an officer, in place of the one before.</summary>
    /// <returns>False when this code connected one already: it works once.</returns>
    public static async Task<bool> Pair(Session session, PairedScreen screen)
    {
        session.Defer("DELETE FROM desk_screen WHERE officer_id = @officer", ("officer", screen.OfficerId));
        return await session.Execute(
                """
                INSERT INTO desk_screen (screen_id, officer_id, desk_id, paired_at, paired_until, version)
                VALUES (@screen, @officer, @desk, @at, @until, 0)
                ON CONFLICT DO NOTHING
                """,
                ("screen", screen.Id),
                ("officer", screen.OfficerId),
                ("desk", screen.DeskId),
                ("at", screen.PairedAt),
                ("until", screen.PairedUntil)
            ) == 1;
    }

    /// <summary>The screen.</summary>
    public static Task<PairedScreen?> Find(Session session, Guid screenId) =>
        session.QueryOne($"SELECT {Columns} FROM desk_screen WHERE screen_id = @screen", Read, ("screen", screenId));

    /// <summary>The screen that an officer connected.</summary>
    public static Task<PairedScreen?> OfOfficer(Session session, Guid officerId) =>
        session.QueryOne(
            $"SELECT {Columns} FROM desk_screen WHERE officer_id = @officer",
            Read,
            ("officer", officerId)
        );

    /// <summary>The browser that showed the code has seen that it is connected. No second one can.</summary>
    public static async Task<bool> Take(Session session, Guid screenId, Guid browser) =>
        await session.Execute(
            """
            UPDATE desk_screen
            SET browser = @browser
            WHERE screen_id = @screen AND (browser IS NULL OR browser = @browser)
            """,
            ("browser", browser),
            ("screen", screenId)
        ) == 1;

    /// <summary>Changes what is on the screen.</summary>
    /// <returns>False when it was changed meanwhile.</returns>
    public static async Task<bool> Change(Session session, PairedScreen seen, ScreenOffer? offer) =>
        await session.Execute(
            """
            UPDATE desk_screen
            SET offer = @offer, version = version + 1
            WHERE screen_id = @screen AND version = @version
            """,
            ("offer", offer is null ? null : JsonSerializer.Serialize(offer, PersonChange.FactsFormat)),
            ("screen", seen.Id),
            ("version", seen.Version)
        ) == 1;

    /// <summary>Disconnects a screen.</summary>
    public static void Remove(Session session, Guid screenId) =>
        session.Defer("DELETE FROM desk_screen WHERE screen_id = @screen", ("screen", screenId));

    private static PairedScreen Read(Row row) =>
        new(
            row.Id(),
            row.Id(),
            row.Text(),
            row.IdOrNull(),
            row.Instant(),
            row.Instant(),
            row.TextOrNull() is { } offer
                ? JsonSerializer.Deserialize<ScreenOffer>(offer, PersonChange.FactsFormat)
                : null,
            row.Int()
        );
}
