namespace Segl.Rules;

/// <summary>How an app came to be active; it decides whether the first day is restricted (R51).</summary>
public enum ActivatedThrough
{
    /// <summary>With an activation code from a desk.</summary>
    Desk,

    /// <summary>As a copy of another app.</summary>
    Copy,
}
