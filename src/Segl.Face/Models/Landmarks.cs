namespace Segl.Face.Models;

/// <summary>Five points of a face in pixels of its picture. Left and right are the picture's.</summary>
internal sealed record Landmarks(
    (double X, double Y) LeftEye,
    (double X, double Y) RightEye,
    (double X, double Y) Nose,
    (double X, double Y) LeftMouth,
    (double X, double Y) RightMouth
)
{
    /// <summary>Between the middles of the eyes, in pixels.</summary>
    public double EyeDistance => double.Hypot(RightEye.X - LeftEye.X, RightEye.Y - LeftEye.Y);
}
