namespace Segl.Storage;

/// <summary>Why a database does not do what it is asked, though nothing is wrong with what it was asked.</summary>
public enum DatabaseFault
{
    /// <summary>It refuses connections, is starting, or went away.</summary>
    Away,

    /// <summary>It does not answer in time.</summary>
    Hung,

    /// <summary>It takes no writes: a standby, or an operator said so.</summary>
    ReadOnly,

    /// <summary>Its disk, or another resource, is used up.</summary>
    Full,

    /// <summary>A page or an index of it cannot be read.</summary>
    Corrupt,
}
