namespace Segl.Rules;

/// <summary>What must be at hand at a desk, so that an act can be finished (R83).</summary>
public enum DeskTool
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The desk's printer.</summary>
    Printer,

    /// <summary>The citizen's own screen.</summary>
    CitizensScreen,
}
