namespace Segl.Rules;

/// <summary>How long a login to a door of our own lasts.</summary>
/// <param name="Idle">It is over when nothing was asked for this long.</param>
/// <param name="Longest">It is over after this, whatever was asked.</param>
public sealed record SessionRule(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>R99: a login to the portal.</summary>
    public static SessionRule Portal { get; } = new(Limits.PortalIdle, Limits.PortalLongest);

    /// <summary>R83: an officer's login to the desk.</summary>
    public static SessionRule Officer { get; } = new(Limits.OfficerIdle, Limits.OfficerLongest);

    /// <summary>Whether it is over.</summary>
    /// <param name="begunAt">When it began.</param>
    /// <param name="seenAt">When something was last asked.</param>
    /// <param name="now">The instant of the request.</param>
    public bool IsOver(DateTimeOffset begunAt, DateTimeOffset seenAt, DateTimeOffset now) =>
        now >= seenAt + Idle || now >= begunAt + Longest;
}
