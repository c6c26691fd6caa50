namespace Segl.Rules.Tests;

/// <summary>R80: the distance on the sphere.</summary>
public sealed class CoordinatesTests
{
    private static readonly Coordinates Aarhus = new(56.1572, 10.2107);
    private static readonly Coordinates Copenhagen = new(55.6761, 12.5683);

    [Fact]
    public void R80_Aarhus_and_Copenhagen_are_157_kilometres_apart()
    {
        Assert.Equal(156.5, Aarhus.KilometresTo(Copenhagen), 0.5);
        Assert.Equal(Aarhus.KilometresTo(Copenhagen), Copenhagen.KilometresTo(Aarhus), 1e-9);
    }

    [Theory]
    [InlineData(0, 0, 0, 180, 20015.1)]
    [InlineData(90, 0, -90, 77, 20015.1)]
    [InlineData(0, 179.5, 0, -179.5, 111.2)]
    [InlineData(56, 10, 57, 10, 111.2)]
    [InlineData(12, 34, 12, 34, 0)]
    public void R80_half_the_earth_the_date_line_a_degree_and_nothing(
        double latitude,
        double longitude,
        double otherLatitude,
        double otherLongitude,
        double kilometres
    ) =>
        Assert.Equal(
            kilometres,
            new Coordinates(latitude, longitude).KilometresTo(new(otherLatitude, otherLongitude)),
            0.1
        );

    [Theory]
    [InlineData(90, 180, true)]
    [InlineData(-90, -180, true)]
    [InlineData(90.1, 0, false)]
    [InlineData(0, -180.1, false)]
    [InlineData(double.NaN, 0, false)]
    public void R80_there_are_no_points_beyond_the_poles(double latitude, double longitude, bool exist) =>
        Assert.Equal(exist, new Coordinates(latitude, longitude).Exist);
}
