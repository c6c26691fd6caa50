using Segl.Server.Web;

namespace Segl.Server.Operate.Figures;

/// <summary>
/// A small chart of bars, drawn as SVG without style or script. Whoever does not see it reads the table beside it, so it
/// is hidden from screen readers.
/// </summary>
internal static class Chart
{
    private const int BarWidth = 10;
    private const int Gap = 2;
    private const int Height = 48;

    /// <summary>Draws it; the highest bar takes the whole height, and what is not nothing is seen.</summary>
    public static Html Of(IReadOnlyList<long> numbers)
    {
        var (highest, width) = (Math.Max(1, numbers.Max()), numbers.Count * (BarWidth + Gap));
        var bars = numbers
            .Index()
            .Select(one =>
            {
                var height = one.Item == 0 ? 1 : Math.Max(2, one.Item * Height / highest);
                return (Html)
                    $"""<rect x="{one.Index * (BarWidth + Gap)}" y="{Height - height}" width="{BarWidth}" height="{height}"/>""";
            });
        return $"""
            <svg class="chart" viewBox="0 0 {width} {Height}" aria-hidden="true" focusable="false">{bars}</svg>
            """;
    }
}
