using System.Diagnostics.CodeAnalysis;

namespace Segl.Rules;

/// <summary>A "no" that the rules foresee. Whatever they do not foresee is an exception.</summary>
/// <param name="Because">The name of the no; one table turns it into HTTP, one into sentences.</param>
/// <param name="TryAgainAt">The instant from which asking again makes sense; null if waiting changes nothing.</param>
/// <param name="TriesLeft">How many tries are left, where telling helps the owner and no stranger.</param>
public sealed record Refusal(Reason Because, DateTimeOffset? TryAgainAt = null, int? TriesLeft = null);

/// <summary>What came of asking: the thing itself, or the refusal. Never both, never neither.</summary>
public sealed class Outcome<T>
    where T : class
{
    private readonly T? granted;
    private readonly Refusal? refused;

    private Outcome(T? granted, Refusal? refused) => (this.granted, this.refused) = (granted, refused);

    public static implicit operator Outcome<T>(T granted) => new(granted, null);

    public static implicit operator Outcome<T>(Refusal refused) => new(null, refused);

    /// <summary>Takes the outcome apart; exactly one of the two is not null.</summary>
    public bool IsGranted([NotNullWhen(true)] out T? it, [NotNullWhen(false)] out Refusal? refusal)
    {
        (it, refusal) = (granted, refused);
        return granted is not null;
    }
}
