using System.Data.Common;

namespace Segl.Storage;

/// <summary>A question to the database, and how its answer is read.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Read">Reads the answer from rows of which none was read yet.</param>
/// <param name="Values">The values of the statement's named parameters.</param>
public sealed record Question<T>(
    string Sql,
    Func<DbDataReader, CancellationToken, Task<T>> Read,
    (string Name, SqlValue Value)[] Values
);

/// <summary>Makes questions.</summary>
public static class Question
{
    /// <summary>For the first row; null if there is none.</summary>
    public static Question<T?> One<T>(
        string sql,
        Func<DbDataReader, T> read,
        params (string Name, SqlValue Value)[] values
    )
        where T : class => new(sql, async (rows, stop) => await rows.ReadAsync(stop) ? read(rows) : null, values);

    /// <summary>For all rows, in the order of the statement.</summary>
    public static Question<List<T>> All<T>(
        string sql,
        Func<DbDataReader, T> read,
        params (string Name, SqlValue Value)[] values
    ) =>
        new(
            sql,
            async (rows, stop) =>
            {
                var all = new List<T>();
                while (await rows.ReadAsync(stop))
                {
                    all.Add(read(rows));
                }

                return all;
            },
            values
        );
}

/// <summary>What the database will have answered once the session has asked.</summary>
public sealed class Answer<T>
{
    private bool isThere;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">Nothing was sent to the database since the question.</exception>
    public T Value
    {
        get => isThere ? field : throw new InvalidOperationException("The question was not sent yet.");
        internal set => (isThere, field) = (true, value);
    } = default!;
}
