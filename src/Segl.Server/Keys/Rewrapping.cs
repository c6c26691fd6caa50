using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// Rewraps everything with the current key, bound to its place. Page by page, each in one transaction, so that it can
/// be interrupted at any time and continues from there; finished values are skipped.
/// </summary>
internal sealed class Rewrapping(Database database, KeyEncryptionKey keys, TimeProvider clock)
{
    private const int PersonsAtOnce = 100;
    private const int DevicesAtOnce = 500;
    private const string UpTo = "wrapped anew up to";

    private sealed record Facts(string By, long Rows);

    /// <summary>Rewraps everything, unless that was already done with this key.</summary>
    /// <param name="mayBeEarlier">True where values may still be wrapped as in an earlier version, without a
    /// place.</param>
    public async Task<bool> Once(bool mayBeEarlier)
    {
        var done = await database.Read(session => SchemeJournal.Of(session, SchemeEvent.WrappedAnew));
        var by = done.ConvertAll(line =>
            System.Text.Json.JsonSerializer.Deserialize<Facts>(line.Facts, PersonChange.FactsFormat)!.By
        );
        if (by.Count > 0 && by[^1] == keys.Current.Id)
        {
            return false;
        }

        await All(mayBeEarlier && by.Count == 0, fromStart: false);
        return true;
    }

    /// <summary>Rewraps everything.</summary>
    /// <param name="mayBeEarlier">As in <see cref="Once"/>.</param>
    /// <param name="fromStart">False to continue an interrupted pass.</param>
    /// <returns>How many values were rewrapped.</returns>
    public async Task<long> All(bool mayBeEarlier, bool fromStart)
    {
        var key = keys.Current;
        var (changed, after) = (0L, fromStart ? Guid.Empty : await Begun(key));
        while (await database.Read(session => WrappedRows.EndOfPage(session, after, PersonsAtOnce)) is { } last)
        {
            var from = after;
            changed += await database.Write(
                Durability.Repairable,
                async session =>
                {
                    var rows = await WrappedRows.OfPersons(session, from, last);
                    Remember(session, $"{key.Id} {last}");
                    return rows.Sum(row => Replace(session, row, key, mayBeEarlier));
                }
            );
            after = last;
        }

        for (var last = ""; await database.Read(session => OfStock(session, last)) is { Count: > 0 } rows; )
        {
            changed += await database.Write(
                Durability.Repairable,
                session => Task.FromResult(rows.Sum(row => Replace(session, row, key, mayBeEarlier)))
            );
            last = rows[^1].Place.Row;
        }

        foreach (var row in await database.Read(WrappedRows.Others))
        {
            changed += await database.Write(
                Durability.Repairable,
                session => Task.FromResult(Replace(session, row, key, mayBeEarlier))
            );
        }

        await database.Write(
            Durability.Durable,
            session =>
            {
                session.Defer("DELETE FROM setting WHERE name = @name", ("name", UpTo));
                // By now, minutes may have passed since it began.
                var facts = new Facts(key.Id, changed);
                return SchemeJournal.Record(session, SchemeEvent.WrappedAnew, facts, clock.GetUtcNow());
            }
        );
        return changed;
    }

    /// <summary>The values that cannot be unwrapped where they are: somebody else put or changed them.</summary>
    public static async Task<List<WrappedPlace>> NotOurs(Session session, KeyEncryptionKey keys)
    {
        var (found, after) = (new List<WrappedPlace>(), Guid.Empty);
        while (await WrappedRows.EndOfPage(session, after, PersonsAtOnce) is { } last)
        {
            found.AddRange(NotOurs(await WrappedRows.OfPersons(session, after, last), keys));
            after = last;
        }

        for (var last = ""; await OfStock(session, last) is { Count: > 0 } rows; last = rows[^1].Place.Row)
        {
            found.AddRange(NotOurs(rows, keys));
        }

        return [.. found, .. NotOurs(await WrappedRows.Others(session), keys)];
    }

    private static Task<List<WrappedRow>> OfStock(Session session, string after) =>
        WrappedRows.OfStock(session, after, DevicesAtOnce);

    private static IEnumerable<WrappedPlace> NotOurs(IEnumerable<WrappedRow> rows, KeyEncryptionKey keys) =>
        rows.Where(row => keys.TryUnwrap(row.Wrapped, row.Place) is null).Select(row => row.Place);

    private long Replace(Session session, WrappedRow row, WrappingKey key, bool mayBeEarlier)
    {
        if (key.TryUnwrap(row.Wrapped, row.Place) is not null)
        {
            return 0;
        }

        var secret = keys.TryUnwrap(row.Wrapped, row.Place) ?? (mayBeEarlier ? Earlier(row) : null);
        if (secret is null)
        {
            // It remains unchanged, and verify-journal names it.
            return 0;
        }

        WrappedRows.Replace(session, row, key.Wrap(secret, row.Place));
        return 1;
    }

    private byte[]? Earlier(WrappedRow row) =>
        keys
            .Known.Select(key => key.TryUnwrap(row.Wrapped, EarlierPurpose(row.Place)))
            .FirstOrDefault(secret => secret is not null);

    private static string EarlierPurpose(WrappedPlace place) =>
        place.Column switch
        {
            WrappedColumn.PersonNumber => "segl person number v1",
            WrappedColumn.AppPinKey or WrappedColumn.ActivationPinKey or WrappedColumn.OfferedPinKey =>
                $"segl pin key v1 {place.Row}",
            WrappedColumn.NoticeSecret => "segl notice code v1",
            WrappedColumn.SigningKey => place.Row.Split(' ')[0] switch
            {
                "tokens" => "segl signing key v1",
                "checkpoints" => "segl checkpoint key v1",
                var purpose => purpose,
            },
            WrappedColumn.DeviceSeed
            or WrappedColumn.HeldDeviceSeed
            or WrappedColumn.PostalAddress
            or WrappedColumn.DigestSecret => "",
        };

    // Where a pass with this key was interrupted.
    private async Task<Guid> Begun(WrappingKey key)
    {
        var kept = await database.Read(session =>
            session.QueryOne("SELECT value FROM setting WHERE name = @name", row => row.Text(), ("name", UpTo))
        );
        return kept?.Split(' ') is [var id, var person] && id == key.Id ? Guid.Parse(person) : Guid.Empty;
    }

    private static void Remember(Session session, string value) =>
        session.Defer(
            """
            INSERT INTO setting (name, value)
            VALUES (@name, @value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            ("name", UpTo),
            ("value", value)
        );
}
