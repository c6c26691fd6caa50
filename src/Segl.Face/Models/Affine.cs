namespace Segl.Face.Models;

/// <summary>Takes a point to <c>(A x + B y + C, D x + E y + F)</c>.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public (double X, double Y) Of(double x, double y) => ((A * x) + (B * y) + C, (D * x) + (E * y) + F);

    /// <summary>Scales and moves, without turning.</summary>
    public static Affine Window(double left, double top, double scaleX, double scaleY) =>
        new(scaleX, 0, left, 0, scaleY, top);

    /// <summary>
    /// The similarity (turn, scale, move) that takes one set of points nearest to the other in the sense of least squares.
    /// </summary>
    public static Affine Between(ReadOnlySpan<(double X, double Y)> from, ReadOnlySpan<(double X, double Y)> to)
    {
        var (fromX, fromY) = Middle(from);
        var (toX, toY) = Middle(to);
        double cosine = 0;
        double sine = 0;
        double size = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var (x, y) = (from[i].X - fromX, from[i].Y - fromY);
            var (u, v) = (to[i].X - toX, to[i].Y - toY);
            cosine += (x * u) + (y * v);
            sine += (x * v) - (y * u);
            size += (x * x) + (y * y);
        }

        var (a, b) = (cosine / size, sine / size);
        return new(a, -b, toX - (a * fromX) + (b * fromY), b, a, toY - (b * fromX) - (a * fromY));
    }

    private static (double X, double Y) Middle(ReadOnlySpan<(double X, double Y)> points)
    {
        double x = 0;
        double y = 0;
        foreach (var point in points)
        {
            x += point.X;
            y += point.Y;
        }

        return (x / points.Length, y / points.Length);
    }
}
