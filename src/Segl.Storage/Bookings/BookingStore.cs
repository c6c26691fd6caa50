using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores appointments at desks (R80).</summary>
public static class BookingStore
{
    private const string Columns =
        "booking_id, desk_id, starts_at, ends_at, state, purpose, channel, address, language, made_at, hold_until, "
        + "proof_tries, moves";

    /// <summary>The appointment; null when there is none.</summary>
    public static Task<Booking?> Find(Session session, string deskId, Guid id) =>
        session.QueryOne(
            $"SELECT {Columns} FROM booking WHERE desk_id = @desk AND booking_id = @id {session.ForChange}",
            Read,
            ("desk", deskId),
            ("id", id)
        );

    /// <summary>The appointment with this code; null when there is none.</summary>
    public static async Task<Booking?> ByCode(Session session, byte[] codeDigest)
    {
        var known = await session.QueryOne(
            "SELECT desk_id, booking_id FROM booking_by_code WHERE code_digest = @code",
            row => (object)(Desk: row.Text(), Id: row.Id()),
            ("code", codeDigest)
        );
        return known is (string desk, Guid id) ? await Find(session, desk, id) : null;
    }

    /// <summary>Adds an appointment unless it is there; one that is being added elsewhere is waited for.</summary>
    /// <returns>False when it was there.</returns>
    public static async Task<bool> Add(Session session, Booking booking) =>
        await session.Execute(
            """
            INSERT INTO booking (desk_id, booking_id, starts_at, ends_at, state, purpose, channel, address, language,
                made_at, hold_until, proof_tries, moves)
            VALUES (@desk, @id, @starts, @ends, @state, @purpose, @channel, @address, @language, @made, @until, @tries,
                @moves)
            ON CONFLICT (desk_id, booking_id) DO NOTHING
            """,
            [
                .. Key(booking),
                ("starts", booking.StartsAt),
                ("ends", booking.EndsAt),
                ("state", booking.State),
                ("purpose", booking.Purpose),
                ("channel", booking.Contact.Channel),
                ("address", booking.Contact.Address),
                ("language", booking.Language),
                ("made", booking.MadeAt),
                ("until", booking.HoldUntil),
                ("tries", booking.ProofTries),
                ("moves", booking.Moves),
            ]
        ) == 1;

    /// <summary>Saves when it is, where it stands, how many proofs were typed and how often it was moved.</summary>
    public static void Save(Session session, Booking booking) =>
        session.Defer(
            """
            UPDATE booking
            SET starts_at = @starts, ends_at = @ends, state = @state, proof_tries = @tries, moves = @moves
            WHERE desk_id = @desk AND booking_id = @id
            """,
            [
                .. Key(booking),
                ("starts", booking.StartsAt),
                ("ends", booking.EndsAt),
                ("state", booking.State),
                ("tries", booking.ProofTries),
                ("moves", booking.Moves),
            ]
        );

    /// <summary>Carries an appointment to another desk, with its code.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="booking">As it was.</param>
    /// <param name="moved">As it is at the other desk.</param>
    /// <param name="codeDigest">Its code.</param>
    public static async Task Relocate(Session session, Booking booking, Booking moved, byte[] codeDigest)
    {
        Remove(session, booking);
        await Add(session, moved);
        session.Defer(
            "UPDATE booking_by_code SET desk_id = @desk WHERE code_digest = @code",
            ("desk", moved.DeskId),
            ("code", codeDigest)
        );
    }

    /// <summary>Whether there is an appointment with this code at any desk.</summary>
    public static async Task<bool> HasCode(Session session, byte[] codeDigest) =>
        (
            await session.QueryAll(
                "SELECT 1 FROM booking_by_code WHERE code_digest = @code",
                row => row.Int(),
                ("code", codeDigest)
            )
        ).Count > 0;

    /// <summary>Removes an appointment that got no place.</summary>
    public static void Remove(Session session, Booking booking) =>
        session.Defer("DELETE FROM booking WHERE desk_id = @desk AND booking_id = @id", Key(booking));

    /// <summary>Remembers the code of an appointment.</summary>
    public static void SaveCode(Session session, Booking booking, byte[] codeDigest, DateTimeOffset now) =>
        session.Defer(
            """
            INSERT INTO booking_by_code (code_digest, desk_id, booking_id, made_at)
            VALUES (@code, @desk, @id, @now)
            ON CONFLICT (code_digest) DO NOTHING
            """,
            [.. Key(booking), ("code", codeDigest), ("now", now)]
        );

    /// <summary>The appointments of a desk that begin in a period, without holds and cancelled ones, in their
    /// order.</summary>
    public static Task<List<Booking>> Between(
        Session session,
        string deskId,
        DateTimeOffset from,
        DateTimeOffset until
    ) =>
        session.QueryAll(
            $"""
            SELECT {Columns}
            FROM booking
            WHERE desk_id = @desk AND starts_at >= @from AND starts_at < @until AND state NOT IN ('Held', 'Cancelled')
            ORDER BY starts_at, booking_id
            """,
            Read,
            ("desk", deskId),
            ("from", from),
            ("until", until)
        );

    private static (string, SqlValue)[] Key(Booking booking) => [("desk", booking.DeskId), ("id", booking.Id)];

    private static Booking Read(Row row) =>
        new(
            row.Id(),
            row.Text(),
            row.Instant(),
            row.Instant(),
            row.Word<BookingState>(),
            row.Word<BookingPurpose>(),
            new(row.Word<Channel>(), row.Text()),
            row.Text(),
            row.Instant(),
            row.Instant(),
            row.Int(),
            row.Int()
        );
}
