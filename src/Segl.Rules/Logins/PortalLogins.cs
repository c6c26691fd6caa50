namespace Segl.Rules;

/// <summary>How long a login to the portal lasts.</summary>
public static class PortalLogins
{
    /// <summary>R99: whether it is over: nothing was asked for a while, or it was long enough.</summary>
    /// <param name="begunAt">When it began.</param>
    /// <param name="seenAt">When something was last asked.</param>
    /// <param name="now">The instant of the request.</param>
    public static bool IsOver(DateTimeOffset begunAt, DateTimeOffset seenAt, DateTimeOffset now) =>
        now >= seenAt + Limits.PortalIdle || now >= begunAt + Limits.PortalLongest;
}
