using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores wrong codes by their source, a keyed digest of an installation, a browser or an address (R32,
/// R95).</summary>
public static class WrongCodeStore
{
    /// <summary>
    /// Locks the rows of sources and reads them, in one round trip, so that concurrent guesses are counted one by one. They
    /// are locked in one order, so that two requests cannot deadlock.
    /// </summary>
    public static async Task<List<(byte[] Source, WrongCodes Wrong)>> Take(
        Session session,
        IEnumerable<byte[]> sources,
        DateTimeOffset now
    )
    {
        var taken = sources.OrderBy(Convert.ToHexString, StringComparer.Ordinal).Select(One).ToList();
        await session.SendDeferred();
        return taken.ConvertAll(one => (one.Source, one.Wrong.Value ?? WrongCodes.None(now)));

        (byte[] Source, QueryResult<WrongCodes?> Wrong) One(byte[] source)
        {
            Lock(session, source, now);
            return (source, session.DeferQuery(From(source)));
        }
    }

    /// <summary>Locks the row of a source.</summary>
    public static void Lock(Session session, byte[] source, DateTimeOffset now) =>
        session.Defer(
            """
            INSERT INTO wrong_codes (source, wrong, wait_until, hour_began, wrong_this_hour)
            VALUES (@source, 0, NULL, @now, 0)
            ON CONFLICT (source) DO UPDATE SET wrong = wrong_codes.wrong
            """,
            ("source", source),
            ("now", now)
        );

    /// <summary>Saves the count of a source.</summary>
    public static void Save(Session session, byte[] source, WrongCodes wrong) =>
        session.Defer(
            """
            UPDATE wrong_codes
            SET wrong = @wrong, wait_until = @until, hour_began = @began, wrong_this_hour = @hour,
                in_flight = @flight, in_flight_since = @since
            WHERE source = @source
            """,
            ("wrong", wrong.Wrong),
            ("until", wrong.WaitUntil),
            ("began", wrong.HourBegan),
            ("hour", wrong.WrongThisHour),
            ("flight", wrong.InFlight),
            ("since", wrong.InFlightSince),
            ("source", source)
        );

    /// <summary>The count of a source, without a lock; null when it typed no wrong code.</summary>
    public static Task<WrongCodes?> Find(Session session, byte[] source) => session.ExecuteQuery(From(source));

    private static Query<WrongCodes?> From(byte[] source) =>
        Query.One(
            """
            SELECT wrong, wait_until, hour_began, wrong_this_hour, in_flight, in_flight_since
            FROM wrong_codes
            WHERE source = @source
            """,
            row => new WrongCodes(
                row.Int(),
                row.InstantOrNull(),
                row.Instant(),
                row.Int(),
                row.Int(),
                row.InstantOrNull()
            ),
            ("source", source)
        );
}
