namespace Segl.Storage;

/// <summary>Where the transaction of a session stands.</summary>
internal enum SessionPhase
{
    /// <summary>Read only, or the transaction is over.</summary>
    Outside,

    /// <summary>The transaction begins with the next statement.</summary>
    NotBegun,

    /// <summary>The transaction is open.</summary>
    Begun,
}
