using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Terms;
using Segl.Storage;

namespace Segl.Server.Persons;

/// <summary>R09: all that is kept about a person, as JSON that the person can read. That it was handed out is in the
/// journal and told (R102).</summary>
internal static class AllRecords
{
    /// <summary>Records that it is handed out, and writes it. It is in the journal before anybody reads it.</summary>
    /// <param name="people">The persons.</param>
    /// <param name="database">The database.</param>
    /// <param name="codes">What unwraps number and address.</param>
    /// <param name="personId">The person.</param>
    /// <param name="now">The instant.</param>
    /// <param name="facts">Who asked, for the journal.</param>
    public static async Task<byte[]> HandOut(
        People people,
        Database database,
        Codes codes,
        Guid personId,
        DateTimeOffset now,
        object facts
    )
    {
        await people.Change(
            personId,
            now,
            change =>
            {
                change.Record(Happening.RecordsExported, facts);
                return Task.FromResult(true);
            }
        );
        using var written = new MemoryStream();
        await database.ReadAtOneInstant(async session =>
        {
            using var records = new ExportedRecords(
                written,
                number => codes.UnwrapPersonNumber(personId, number),
                address => codes.UnwrapAddress(personId, address)
            );
            records.Begin(now);
            foreach (var kind in Retention.Kinds)
            {
                foreach (var table in kind.Tables.Where(PersonRecords.Tables.Contains))
                {
                    records.Add(kind, table, await PersonRecords.Of(session, personId, table));
                }
            }

            records.End();
            return true;
        });
        return written.ToArray();
    }
}
