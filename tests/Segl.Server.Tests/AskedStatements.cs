using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.Tests;

/// <summary>Hears every statement that a server's PostgreSQL is asked, from its making to its end.</summary>
internal sealed class AskedStatements : IDisposable
{
    private readonly ConcurrentBag<string> asked = [];
    private readonly ActivityListener listener;

    public AskedStatements(TestServer server)
    {
        var database = new NpgsqlConnectionStringBuilder(server.Parts.GetRequiredService<Settings>().Database).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("db.namespace") == database)
                {
                    asked.Add($"{activity.DisplayName} {activity.GetTagItem("db.query.text")}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Those heard so far, in order of their text, as some run beside each other.</summary>
    public List<string> InOrder => [.. asked.Order(StringComparer.Ordinal)];

    /// <summary>Comes back once a statement with this text was heard.</summary>
    public async Task Hear(string text)
    {
        for (var tries = 0; !asked.Any(sql => sql.Contains(text, StringComparison.Ordinal)); tries++)
        {
            Assert.True(tries < 500, "It never came.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
