namespace Segl.Rules;

/// <summary>The state of a login. Expiry is not a step: it is determined when the login is read.</summary>
public enum LoginStep
{
    /// <summary>A relying party sent a request; no user ID was typed yet.</summary>
    Started,

    /// <summary>A user ID was typed, known or not (R91); the login is not claimed yet (R94).</summary>
    Waiting,

    /// <summary>An app of the named person claimed it.</summary>
    Claimed,

    /// <summary>The owner approved it in the app.</summary>
    Approved,

    /// <summary>The owner said "this was not me", or three wrong numbers were typed, or the citizen
    /// cancelled.</summary>
    Refused,

    /// <summary>Its result was delivered to the browser that started it.</summary>
    Finished,
}
