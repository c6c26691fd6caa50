namespace Segl.Rules;

/// <summary>What is counted of an officer's day (T-40, T-46).</summary>
public enum OfficerCount
{
    /// <summary>Persons looked up.</summary>
    LookUp,

    /// <summary>Acts on an identity, also as the second officer.</summary>
    Act,

    /// <summary>Freezes, which need no evidence.</summary>
    Freeze,
}
