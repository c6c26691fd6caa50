namespace Segl.Face.Models;

/// <summary>Where a face is, in pixels of its picture, and how sure the detector is.</summary>
internal readonly record struct FaceBox(double Left, double Top, double Right, double Bottom, float Score)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>The share of their union that two boxes have in common.</summary>
    public double Overlap(in FaceBox other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        var shared = Math.Max(width, 0) * Math.Max(height, 0);
        return shared / ((Width * Height) + (other.Width * other.Height) - shared);
    }
}
