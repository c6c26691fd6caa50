using Microsoft.Data.Sqlite;
using Npgsql;

namespace Segl.Storage;

/// <summary>Tells the database's own faults from a statement's.</summary>
internal static class DatabaseFaults
{
    /// <summary>The fault of the database that an exception tells of; null when it tells of something else.</summary>
    public static DatabaseFault? Of(Exception failed) =>
        failed switch
        {
            DatabaseAwayException away => away.Fault,
            PostgresException refused => OfState(refused.SqlState),
            NpgsqlException { InnerException: TimeoutException } => DatabaseFault.Hung,
            NpgsqlException => DatabaseFault.Away,
            SqliteException refused => OfSqlite(refused.SqliteErrorCode),
            _ => null,
        };

    /// <summary>True where another connection may fare better: this one died, or leads to a server that became a
    /// standby.</summary>
    public static bool MayBeTheConnections(Exception failed) =>
        failed is not NpgsqlException { InnerException: TimeoutException }
        && Of(failed) is DatabaseFault.Away or DatabaseFault.ReadOnly;

    // The SQLSTATEs of PostgreSQL, by class where the whole class tells the same.
    private static DatabaseFault? OfState(string state) =>
        state switch
        {
            "25006" => DatabaseFault.ReadOnly,
            "53300" => DatabaseFault.Away,
            "57014" or "55P03" => DatabaseFault.Hung,
            "XX001" or "XX002" => DatabaseFault.Corrupt,
            ['5', '3', ..] or "58030" => DatabaseFault.Full,
            ['0', '8', ..] or ['5', '7', 'P', ..] or ['2', '8', ..] or "3D000" => DatabaseFault.Away,
            _ => null,
        };

    // https://sqlite.org/rescode.html
    private static DatabaseFault? OfSqlite(int code) =>
        code switch
        {
            5 or 6 => DatabaseFault.Hung, // BUSY, LOCKED
            8 => DatabaseFault.ReadOnly, // READONLY
            13 => DatabaseFault.Full, // FULL
            11 or 26 => DatabaseFault.Corrupt, // CORRUPT, NOTADB
            10 or 14 => DatabaseFault.Away, // IOERR, CANTOPEN
            _ => null,
        };
}
