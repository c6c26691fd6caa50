namespace Segl.Server.Nodes;

/// <summary>How long is waited for the database.</summary>
/// <param name="Request">How long a request waits before it is answered that nothing is lost.</param>
/// <param name="Look">How long the watch waits for its write.</param>
/// <param name="Ready">How long whoever asks whether this node is ready waits for the watch.</param>
internal sealed record DatabasePatience(TimeSpan Request, TimeSpan Look, TimeSpan Ready)
{
    /// <summary>A citizen is answered within three seconds, an operator within two.</summary>
    public static DatabasePatience OfPeople { get; } =
        new(TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.8));
}
