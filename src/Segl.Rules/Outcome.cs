using System.Diagnostics.CodeAnalysis;

namespace Segl.Rules;

/// <summary>A refusal that the rules foresee. Anything else is an exception.</summary>
/// <param name="Because">The reason; one table maps it to an HTTP status, one to texts.</param>
/// <param name="TryAgainAt">When a retry makes sense; null if waiting changes nothing.</param>
/// <param name="TriesLeft">How many tries are left, where this helps the owner and no attacker.</param>
public sealed record Refusal(Reason Because, DateTimeOffset? TryAgainAt = null, int? TriesLeft = null);

/// <summary>The result of a request: the value or the refusal, exactly one of the two.</summary>
public sealed class Outcome<T>
    where T : class
{
    private readonly T? granted;
    private readonly Refusal? refused;

    private Outcome(T? granted, Refusal? refused) => (this.granted, this.refused) = (granted, refused);

    public static implicit operator Outcome<T>(T granted) => new(granted, null);

    public static implicit operator Outcome<T>(Refusal refused) => new(null, refused);

    /// <summary>Deconstructs the outcome; exactly one of the two is not null.</summary>
    public bool IsGranted([NotNullWhen(true)] out T? it, [NotNullWhen(false)] out Refusal? refusal)
    {
        (it, refusal) = (granted, refused);
        return granted is not null;
    }
}
