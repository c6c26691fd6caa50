namespace Segl.Companion.Door;

/// <summary>Why a page is turned away; it reads the name, with a small first letter.</summary>
internal enum No
{
    /// <summary>The code is another one.</summary>
    WrongCode,

    /// <summary>The code was wrong too often, and another one is shown.</summary>
    NewCode,

    /// <summary>No key, or one that has expired or was taken back.</summary>
    NotPaired,

    /// <summary>Another page has the reader.</summary>
    Busy,

    /// <summary>The document was taken away, or its reader was.</summary>
    Lost,

    /// <summary>A command that no reading of a document takes.</summary>
    CommandRefused,

    /// <summary>A message that is not of this protocol, or longer than one of it.</summary>
    NotUnderstood,

    /// <summary>It took too long.</summary>
    TimeIsUp,

    /// <summary>The user stopped it.</summary>
    Stopped,
}
