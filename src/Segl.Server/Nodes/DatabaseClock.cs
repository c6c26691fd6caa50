using System.Data.Common;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Nodes;

/// <summary>
/// The one clock of all nodes: the database's (T-80). Its time is asked for at the start and each minute, and carried on
/// by a counter that nobody can set, so no request asks for it and no change of a node's clock is seen. A SQLite file
/// has the time of its machine.
/// </summary>
internal sealed class DatabaseClock(Database database, TimeProvider node) : TimeProvider
{
    private const int Looks = 3;

    private sealed record Measured(DateTimeOffset At, long Timestamp, TimeSpan RoundTrip);

    private volatile Measured? measured;

    /// <summary>How far a node's own clock may be off; with more, something is wrong with the machine.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How far this node's own clock is ahead of the database's; negative when it is behind.</summary>
    public TimeSpan NodeIsAhead => node.GetUtcNow() - GetUtcNow();

    /// <summary>True when the node's own clock is further off than is tolerated.</summary>
    public bool IsOff => NodeIsAhead.Duration() > Tolerance;

    /// <summary>What is wrong with the node's clock, in a sentence.</summary>
    public string WhatIsOff =>
        $"This machine's clock is {NodeIsAhead.Duration().TotalSeconds:N0} seconds "
        + $"{(NodeIsAhead > TimeSpan.Zero ? "ahead of" : "behind")} the database's; set it, such as by NTP.";

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        measured is { } known ? known.At + node.GetElapsedTime(known.Timestamp) : node.GetUtcNow();

    /// <summary>Asks for the time before anything else is done.</summary>
    /// <exception cref="WrongSettingException">The database does not answer, or the node's clock is off.</exception>
    public async Task Start()
    {
        try
        {
            await Measure();
        }
        catch (Exception away) when (away is DbException or IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"Segl:Database cannot be opened: {away.Message}");
        }

        if (IsOff)
        {
            throw new WrongSettingException(WhatIsOff);
        }
    }

    /// <summary>Asks the database for its time, some times, and keeps the answer that came fastest.</summary>
    public async Task Measure(CancellationToken stop = default)
    {
        if (!database.IsPostgres)
        {
            return;
        }

        Measured? best = null;
        for (var look = 0; look < Looks; look++)
        {
            var one = await Look(stop);
            best = best is null || one.RoundTrip < best.RoundTrip ? one : best;
        }

        measured = best;
    }

    // What was read in the middle of the round trip, as far as anybody can tell.
    private Task<Measured> Look(CancellationToken stop) =>
        database.Read(
            async session =>
            {
                var asked = node.GetTimestamp();
                var micros = await session.QueryAll(
                    "SELECT CAST(date_part('epoch', clock_timestamp()) * 1000000 AS BIGINT)",
                    row => row.Long()
                );
                var answered = node.GetTimestamp();
                var roundTrip = node.GetElapsedTime(asked, answered);
                var at = DateTimeOffset.UnixEpoch + TimeSpan.FromMicroseconds(micros[0]);
                return new Measured(at + (roundTrip / 2), answered, roundTrip);
            },
            stop
        );
}
