namespace Segl.Face.Models;

/// <summary>Its output is x and y of each point, as shares of the box it was given.</summary>
internal sealed record LandmarkModel : ImageModel
{
    /// <summary>Which of its points are what.</summary>
    public required LandmarkPoints Points { get; init; }
}
