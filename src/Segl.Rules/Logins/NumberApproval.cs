namespace Segl.Rules;

/// <summary>R92: approving by a number, in an app whose owner switched it on.</summary>
/// <param name="From">The instant at which it comes into force; null if it is switched off.</param>
public sealed record NumberApproval(DateTimeOffset? From)
{
    /// <summary>Switched off.</summary>
    public static NumberApproval Off { get; } = new((DateTimeOffset?)null);

    /// <summary>R92: comes into force after one hour, at once on a first app.</summary>
    public static NumberApproval SwitchOn(bool firstApp, DateTimeOffset now) =>
        new(firstApp ? now : now + Limits.NumberApprovalWait);

    /// <summary>Why no number is accepted; null if one is.</summary>
    public Refusal? WhyNot(DateTimeOffset now) =>
        From switch
        {
            null => new(Reason.NumberNotSwitchedOn),
            { } from when now < from => new(Reason.NumberNotSwitchedOn, from),
            _ => null,
        };
}
