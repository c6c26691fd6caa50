namespace Segl.Passport.Chips;

/// <summary>What a chip does otherwise than an ordinary one: odd and honest, or a lie.</summary>
[Flags]
public enum ChipHabit
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Honest: at most 100 bytes of a file at a time.</summary>
    ShortReads = 1,

    /// <summary>Honest: answers in pieces (61xx).</summary>
    Pieces = 1 << 1,

    /// <summary>Honest: corrects the expected length of GET CHALLENGE and READ BINARY (6Cxx).</summary>
    CorrectsLength = 1 << 2,

    /// <summary>Honest: warns at the end of a file (6282).</summary>
    WarnsAtTheEnd = 1 << 3,

    /// <summary>Lie: PACE fails at its last step, BAC would work.</summary>
    FailsPace = 1 << 4,

    /// <summary>Lie: says 9000 to chip authentication and keeps the old keys.</summary>
    OnlyAcknowledges = 1 << 5,

    /// <summary>Lie: has a signature of an earlier challenge.</summary>
    Replays = 1 << 6,

    /// <summary>Lie: has the signed files and none of the private keys.</summary>
    IsCopy = 1 << 7,

    /// <summary>Lie: an answer that never ends.</summary>
    EndlessPieces = 1 << 8,

    /// <summary>Lie: a file that goes on byte by byte.</summary>
    TricklesBytes = 1 << 9,

    /// <summary>Lie: nothing where a file's bytes should be.</summary>
    EndsEarly = 1 << 10,

    /// <summary>Lie: answers without protection once the session is protected.</summary>
    DropsProtection = 1 << 11,

    /// <summary>Lie: sends the terminal's own ephemeral key back.</summary>
    EchoesKey = 1 << 12,

    /// <summary>Honest: refuses to select the master file, in which it starts.</summary>
    KnowsNoMasterFile = 1 << 13,
}
