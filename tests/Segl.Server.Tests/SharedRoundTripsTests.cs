using System.Data.Common;
using Segl.Storage;

namespace Segl.Server.Tests;

/// <summary>Queries of many callers share one round trip, and each gets its own answer.</summary>
public sealed class SharedRoundTripsTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Each_of_many_gets_its_own_answer(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(number => Task.Run(() => server.Database.ReadTogether(Twice(number))))
        );

        Assert.Equal(Enumerable.Range(0, 500).Select(number => 2L * number), answers.Select(answer => answer[0]));
    }

    [Fact]
    public async Task What_is_wrong_with_one_harms_no_other()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        var wrong = Query.All("SELECT 1 / @zero", row => row.Int(), ("zero", 0));

        var tried = Enumerable
            .Range(0, 200)
            .Select(number =>
                Task.Run(async () =>
                {
                    if (number % 20 == 0)
                    {
                        await Assert.ThrowsAnyAsync<DbException>(() => server.Database.ReadTogether(wrong));
                        return true;
                    }

                    return (await server.Database.ReadTogether(Twice(number)))[0] == 2L * number;
                })
            );

        Assert.All(await Task.WhenAll(tried), Assert.True);
    }

    private static Query<List<long>> Twice(long number) =>
        Query.All("SELECT 2 * @number", row => row.Long(), ("number", number));
}
