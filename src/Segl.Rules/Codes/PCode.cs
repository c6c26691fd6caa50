namespace Segl.Rules;

/// <summary>
/// R03: the code that a person without a person number types before a document is checked. Only its keyed digest is
/// stored (R36), by the store.
/// </summary>
/// <param name="ValidUntil">It works while now is before this instant.</param>
/// <param name="Attempts">Wrong attempts.</param>
/// <param name="Used">Whether it was right once; it is not right again.</param>
public sealed record PCode(DateTimeOffset ValidUntil, int Attempts = 0, bool Used = false)
{
    /// <summary>R03: lives 60 days.</summary>
    public static PCode Issue(DateTimeOffset now) => new(now + Limits.PCodeValid);

    /// <summary>
    /// R03: what one attempt makes of it. The caller has locked its row and saves the state whatever comes of it, so that
    /// attempts in parallel count one by one.
    /// </summary>
    /// <param name="isRight">Whether the typed code is this one.</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The state after the attempt, and why it failed; null when it succeeded.</returns>
    public (PCode After, Refusal? WhyNot) Attempt(bool isRight, DateTimeOffset now)
    {
        if (Used || Attempts >= Limits.PCodeAttempts || now >= ValidUntil)
        {
            return (this, new(Reason.PCodeOver));
        }

        if (isRight)
        {
            return (this with { Used = true }, null);
        }

        var left = Limits.PCodeAttempts - Attempts - 1;
        return (
            this with
            {
                Attempts = Attempts + 1,
            },
            left == 0 ? new(Reason.PCodeOver) : new(Reason.PCodeWrong, TriesLeft: left)
        );
    }
}
