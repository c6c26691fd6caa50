namespace Segl.Rules;

/// <summary>A point on the earth, in degrees.</summary>
/// <param name="Latitude">North of the equator, from -90 to 90.</param>
/// <param name="Longitude">East of Greenwich, from -180 to 180.</param>
public readonly record struct Coordinates(double Latitude, double Longitude)
{
    // The mean radius of the earth (IUGG).
    private const double EarthKilometres = 6371.0088;

    /// <summary>Whether there is such a point.</summary>
    public bool Exist => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;

    /// <summary>R80: the distance on the sphere (haversine), right within half a percent.</summary>
    public double KilometresTo(Coordinates other)
    {
        var (north, east) = (Radians(other.Latitude - Latitude), Radians(other.Longitude - Longitude));
        var chord =
            Squared(Math.Sin(north / 2))
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Squared(Math.Sin(east / 2)));
        return 2 * EarthKilometres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Squared(double value) => value * value;
}
