namespace Segl.Rules;

/// <summary>R94: pushes that say only "a login is waiting".</summary>
/// <param name="SinceClaim">Pushes sent since the last claim.</param>
public sealed record Pushes(int SinceClaim)
{
    /// <summary>R94: at most three without a claim in between, and none for an hour after "this was not me".</summary>
    /// <param name="stoppedAt">When the owner last said "this was not me" to a login from this browser or address;
    /// null if never.</param>
    /// <param name="now">The instant of the push.</param>
    public bool May(DateTimeOffset? stoppedAt, DateTimeOffset now) =>
        SinceClaim < Limits.PushesWithoutClaim
        && (stoppedAt is not { } stopped || now >= stopped + Limits.PushesStopped);
}
