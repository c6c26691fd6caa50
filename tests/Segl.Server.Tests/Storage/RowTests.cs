using System.Globalization;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>A row is read column by column, all of it and no more, on both databases.</summary>
public sealed class RowTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_call_reads_the_next_column_in_each_row(DatabaseKind kind) =>
        Assert.Equal(
            [("a", null, 1L), ("b", "c", 2L)],
            await Query(
                kind,
                "SELECT 'a', NULL, 1 UNION ALL SELECT 'b', 'c', 2 ORDER BY 1",
                row => (row.Text(), row.TextOrNull(), Convert.ToInt64(row.Value(), CultureInfo.InvariantCulture))
            )
        );

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_column_that_is_not_read_is_an_error(DatabaseKind kind)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Query(kind, "SELECT 'a' AS one, 'b' AS two", row => row.Text())
        );

        Assert.Contains("two", error.Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public Task A_column_that_is_not_there_is_an_error(DatabaseKind kind) =>
        Assert.ThrowsAnyAsync<Exception>(() => Query(kind, "SELECT 'a'", row => (row.Text(), row.TextOrNull())));

    private static async Task<List<T>> Query<T>(DatabaseKind kind, string sql, Func<Row, T> read)
    {
        await using var empty = await TestDatabase.Make(kind);
        await using var database = Database.Open(empty.Configured);
        return await database.Read(session => session.QueryAll(sql, read), TestContext.Current.CancellationToken);
    }
}
