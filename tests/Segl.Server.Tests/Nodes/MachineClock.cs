namespace Segl.Server.Tests.Nodes;

/// <summary>The clock of a machine that is off by so much, in real time. It may be set while a node runs.</summary>
internal sealed class MachineClock(TimeSpan ahead) : TimeProvider
{
    /// <summary>How much it is ahead.</summary>
    public TimeSpan Ahead { get; set; } = ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
