namespace Segl.Storage;

/// <summary>For whom somebody vouched, and when (R82). All changes are made while the witness's row is locked.</summary>
public static class WitnessStore
{
    /// <summary>When they vouched since an instant.</summary>
    public static Task<List<DateTimeOffset>> Since(Session session, Guid witness, DateTimeOffset since) =>
        session.QueryAll(
            "SELECT vouched_at FROM witnessing WHERE person_id = @person AND vouched_at > @since ORDER BY vouched_at",
            row => row.Instant(),
            ("person", witness),
            ("since", since)
        );

    /// <summary>They vouched for one more.</summary>
    public static void Add(Session session, Guid witness, DateTimeOffset now) =>
        session.Defer(
            "INSERT INTO witnessing (person_id, witnessing_id, vouched_at) VALUES (@person, @id, @now)",
            ("person", witness),
            ("id", Guid.CreateVersion7(now)),
            ("now", now)
        );
}
