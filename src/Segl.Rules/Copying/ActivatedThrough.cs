namespace Segl.Rules;

/// <summary>How an app came to be active; it decides whether the first day is restricted (R51).</summary>
public enum ActivatedThrough
{
    /// <summary>With an activation code from a desk.</summary>
    Desk,

    /// <summary>With an activation code that the portal showed (R31b).</summary>
    Portal,

    /// <summary>By a document check: with the code that it gave (R31a), or where the document was read.</summary>
    Document,

    /// <summary>As a copy of another app.</summary>
    Copy,
}
