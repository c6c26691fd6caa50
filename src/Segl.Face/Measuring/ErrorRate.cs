namespace Segl.Face.Measuring;

/// <summary>How often something went wrong, with the bounds between which the true share lies with 95 % confidence.</summary>
/// <param name="Errors">How often.</param>
/// <param name="Trials">Of how many.</param>
internal readonly record struct ErrorRate(int Errors, int Trials)
{
    private const double Z = 1.959964;

    /// <summary>The share that was measured.</summary>
    public double Share => Trials == 0 ? double.NaN : (double)Errors / Trials;

    /// <summary>Wilson's interval (1927), which holds for few errors, too.</summary>
    public (double Low, double High) Bounds
    {
        get
        {
            if (Trials == 0)
            {
                return (0, 1);
            }

            var spread = Z * Z / Trials;
            var middle = (Share + (spread / 2)) / (1 + spread);
            var half = Z * Math.Sqrt((Share * (1 - Share) / Trials) + (spread / (4 * Trials))) / (1 + spread);
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }
}
