using System.Data.Common;

namespace Segl.Storage;

/// <summary>A query, and how its result is read.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Read">Reads the result from a reader that stands before the first row.</param>
/// <param name="Values">The values of the statement's named parameters.</param>
public sealed record Query<T>(
    string Sql,
    Func<DbDataReader, CancellationToken, Task<T>> Read,
    (string Name, SqlValue Value)[] Values
);

/// <summary>Creates queries.</summary>
public static class Query
{
    /// <summary>A query for the first row; null if there is none.</summary>
    public static Query<T?> One<T>(string sql, Func<Row, T> read, params (string Name, SqlValue Value)[] values)
        where T : class =>
        new(sql, async (reader, stop) => await reader.ReadAsync(stop) ? new Row(reader).Read(read) : null, values);

    /// <summary>A query for all rows, in the order of the statement.</summary>
    public static Query<List<T>> All<T>(string sql, Func<Row, T> read, params (string Name, SqlValue Value)[] values) =>
        new(
            sql,
            async (reader, stop) =>
            {
                var all = new List<T>();
                var row = new Row(reader);
                while (await reader.ReadAsync(stop))
                {
                    all.Add(row.Read(read));
                }

                return all;
            },
            values
        );
}
