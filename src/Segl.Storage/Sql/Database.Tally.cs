namespace Segl.Storage;

/// <summary>What happens, counted on this node.</summary>
public sealed partial class Database
{
    /// <summary>The counts since they were last taken.</summary>
    public Tally Tally { get; } = new();
}
