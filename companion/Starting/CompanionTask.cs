namespace Segl.Companion.Starting;

/// <summary>What the program was started for.</summary>
internal enum CompanionTask
{
    /// <summary>Waits for pages.</summary>
    Serve,

    /// <summary>Shows the card readers.</summary>
    ListReaders,

    /// <summary>Explains itself.</summary>
    Help,
}
