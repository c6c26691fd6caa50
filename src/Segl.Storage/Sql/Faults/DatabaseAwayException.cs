using System.Data.Common;

namespace Segl.Storage;

/// <summary>The database is away, hung, read-only, full or corrupt. Whoever asks again later may have his way.</summary>
public sealed class DatabaseAwayException(DatabaseFault fault, Exception? cause)
    : DbException($"The database is out of order ({fault}). {cause?.Message}".TrimEnd(), cause)
{
    /// <summary>What is wrong with it.</summary>
    public DatabaseFault Fault => fault;
}
