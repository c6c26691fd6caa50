namespace Segl.Rules;

/// <summary>The state of a security key in the service.</summary>
public enum SecurityKeyState
{
    /// <summary>It can be used; a person has one such key at most (R18).</summary>
    Active,

    /// <summary>Its owner blocked it, or it seems to be cloned; it never comes back.</summary>
    Blocked,

    /// <summary>Its owner deleted it.</summary>
    Deleted,
}
