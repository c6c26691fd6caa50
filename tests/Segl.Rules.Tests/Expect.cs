using Xunit.Sdk;

namespace Segl.Rules.Tests;

/// <summary>What came of a rule, and the instants that the boundaries are tested at.</summary>
internal static class Expect
{
    /// <summary>When every scenario begins.</summary>
    public static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The smallest step of time: a boundary is tested one tick before and exactly on it.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    /// <summary>The thing that was granted; a refusal fails the test.</summary>
    public static T Granted<T>(Outcome<T> outcome)
        where T : class =>
        outcome.IsGranted(out var it, out var refusal) ? it : throw new XunitException($"Refused: {refusal}");

    /// <summary>The refusal; a granted thing fails the test.</summary>
    public static Refusal Refused<T>(Outcome<T> outcome)
        where T : class =>
        outcome.IsGranted(out var it, out var refusal) ? throw new XunitException($"Granted: {it}") : refusal;
}
