using Segl.Face.Models;
using Segl.Face.Pictures;

namespace Segl.Face.Comparing;

/// <summary>Finds the one face of a picture, or says why there is none to compare.</summary>
internal sealed class FaceFinder(FaceModels models)
{
    /// <summary>Pixels between the eyes below which vectors say little.</summary>
    private const double LeastEyeDistance = 40;

    /// <summary>The mean luminance (0 to 255) of a face below which noise is most of it.</summary>
    private const double LeastLuminance = 45;

    /// <summary>Somebody far behind, or a picture on the wall, is no second person.</summary>
    private const double SecondFace = 0.4;

    /// <summary>The face, or the fault.</summary>
    public SeenFace? Find(Picture picture, out FaceVerdict fault)
    {
        var faces = models.Detector.Find(picture);
        if (faces.Count == 0)
        {
            fault =
                Luminance(picture, new(0, 0, picture.Width, picture.Height, 0)) < LeastLuminance
                    ? FaceVerdict.TooDark
                    : FaceVerdict.NoFace;
            return null;
        }

        var face = faces.MaxBy(one => one.Height);
        var landmarks = models.Landmarks.Find(picture, face);
        FaceVerdict? found =
            faces.Count(one => one.Height > SecondFace * face.Height) > 1 ? FaceVerdict.MoreThanOne
            : Luminance(picture, face) < LeastLuminance ? FaceVerdict.TooDark
            : landmarks.EyeDistance < LeastEyeDistance ? FaceVerdict.TooSmall
            : null;
        fault = found ?? FaceVerdict.CannotTell;
        return found is null ? new(HeadPose.Of(landmarks), models.Features.Extract(picture, landmarks)) : null;
    }

    private static double Luminance(Picture picture, in FaceBox face)
    {
        var (left, top) = ((int)Math.Max(face.Left, 0), (int)Math.Max(face.Top, 0));
        var right = (int)Math.Min(face.Right, picture.Width);
        var bottom = (int)Math.Min(face.Bottom, picture.Height);
        double sum = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var at = 3 * ((y * picture.Width) + x);
                sum += Sampling.Luminance(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
            }
        }

        return sum / Math.Max((right - left) * (bottom - top), 1);
    }
}
