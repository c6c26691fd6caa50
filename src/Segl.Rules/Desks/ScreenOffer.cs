namespace Segl.Rules;

/// <summary>What a citizen's own screen at a desk can be asked for (R83).</summary>
public enum ScreenOfferKind
{
    /// <summary>To show a new activation code.</summary>
    ActivationCode,

    /// <summary>To let the citizen choose the password of a device (R64, R68).</summary>
    Password,

    /// <summary>To let the citizen accept the terms (R07).</summary>
    Terms,

    /// <summary>To let the citizen read a refusal (R87).</summary>
    Decision,
}

/// <summary>How far the citizen is.</summary>
public enum ScreenOfferState
{
    /// <summary>It waits for the citizen.</summary>
    Open,

    /// <summary>The code stands on the screen.</summary>
    Shown,

    /// <summary>The citizen is done: has written the code down, chosen, or accepted.</summary>
    Done,

    /// <summary>The citizen said no.</summary>
    Declined,
}

/// <summary>What an officer put on the citizen's screen.</summary>
/// <param name="Id">This one, so that a page that is left over acts on no other.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">How far the citizen is.</param>
/// <param name="PersonId">Whose identity it is about; null for somebody who is not registered yet.</param>
/// <param name="Language">The citizen's language, as a tag.</param>
/// <param name="Serial">The device whose codes are typed with the password; null where it is the password alone.</param>
/// <param name="OfficerName">Who put it there.</param>
/// <param name="Because">Why the officer does it.</param>
/// <param name="Until">It is gone from this instant on.</param>
/// <param name="Result">What the citizen chose or accepted, for the server alone.</param>
/// <param name="Text">What the citizen reads there, a paragraph a line; null where the kind says it.</param>
public sealed record ScreenOffer(
    Guid Id,
    ScreenOfferKind Kind,
    ScreenOfferState State,
    Guid? PersonId,
    string Language,
    string? Serial,
    string OfficerName,
    string Because,
    DateTimeOffset Until,
    string? Result = null,
    string? Text = null
)
{
    /// <summary>R83: it waits for 15 minutes.</summary>
    public static ScreenOffer New(
        Guid id,
        ScreenOfferKind kind,
        Guid? personId,
        string language,
        string? serial,
        string officerName,
        string because,
        DateTimeOffset now
    ) =>
        new(
            id,
            kind,
            ScreenOfferState.Open,
            personId,
            language,
            serial,
            officerName,
            because,
            now + Limits.ScreenOfferValid
        );

    /// <summary>Whether it is still there.</summary>
    public bool Lives(DateTimeOffset now) => now < Until;

    /// <summary>Whether the citizen can still answer it.</summary>
    public bool IsOpen(DateTimeOffset now) => State is ScreenOfferState.Open && Lives(now);

    /// <summary>R83: the code stands on the screen for five minutes, once.</summary>
    public ScreenOffer Shown(DateTimeOffset now) =>
        this with
        {
            State = ScreenOfferState.Shown,
            Until = now + Limits.ScreenShowsCode,
        };

    /// <summary>The citizen is done; the officer has some minutes to go on.</summary>
    public ScreenOffer Done(string? result, DateTimeOffset now) =>
        this with
        {
            State = ScreenOfferState.Done,
            Until = now + Limits.ScreenOfferValid,
            Result = result,
        };
}
