namespace Segl.Storage;

/// <summary>A figure of one hour.</summary>
/// <param name="Figure">What was counted.</param>
/// <param name="Hour">The instant at which the hour began.</param>
/// <param name="Number">How many.</param>
public sealed record HourFigure(Figure Figure, DateTimeOffset Hour, long Number);

/// <summary>Stores the figures of the hours.</summary>
public static class FigureStore
{
    /// <summary>Adds what a node counted to an hour.</summary>
    public static void Add(Session session, HourFigure counted) =>
        session.Defer(
            """
            INSERT INTO figure (name, hour, number)
            VALUES (@name, @hour, @number)
            ON CONFLICT (name, hour) DO UPDATE SET number = figure.number + excluded.number
            """,
            ("name", counted.Figure),
            ("hour", counted.Hour),
            ("number", counted.Number)
        );

    /// <summary>The figures from an hour on.</summary>
    public static Task<List<HourFigure>> From(Session session, DateTimeOffset hour) =>
        session.QueryAll(
            "SELECT name, hour, number FROM figure WHERE hour >= @hour ORDER BY hour",
            row => new HourFigure(row.Word<Figure>(), row.Instant(), row.Long()),
            ("hour", hour)
        );
}
