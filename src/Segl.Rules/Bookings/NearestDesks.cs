namespace Segl.Rules;

/// <summary>A desk, and how far it is.</summary>
public readonly record struct DeskAway(ServiceDesk Desk, double Kilometres);

/// <summary>R80: the nearest desks.</summary>
public static class NearestDesks
{
    /// <summary>The open desks nearest to a point, the nearest first.</summary>
    public static List<DeskAway> Of(IEnumerable<ServiceDesk> desks, Coordinates at) =>
        [
            .. desks
                .Where(desk => desk.ClosedAt is null)
                .Select(desk => new DeskAway(desk, at.KilometresTo(desk.At)))
                .OrderBy(away => away.Kilometres)
                .Take(Limits.DesksOffered),
        ];
}
