using Segl.Face.Models;

namespace Segl.Face.Comparing;

/// <summary>
/// How a head is turned, by where the nose lies in the plane of eyes and mouth. Turning, tilting or moving a flat
/// picture, near or far, changes neither number: they change when the nose stands out of that plane, as it does on a head.
/// </summary>
/// <param name="Turn">Along the line of the eyes, in eye distances; larger when the person turns to their left.</param>
/// <param name="Bow">From the eyes towards the mouth, as a share; larger when the person bows.</param>
internal readonly record struct HeadPose(double Turn, double Bow)
{
    public static HeadPose Of(Landmarks face)
    {
        var eyes = ((face.LeftEye.X + face.RightEye.X) / 2, (face.LeftEye.Y + face.RightEye.Y) / 2);
        var mouth = ((face.LeftMouth.X + face.RightMouth.X) / 2, (face.LeftMouth.Y + face.RightMouth.Y) / 2);
        var (acrossX, acrossY) = (face.RightEye.X - face.LeftEye.X, face.RightEye.Y - face.LeftEye.Y);
        var (downX, downY) = (mouth.Item1 - eyes.Item1, mouth.Item2 - eyes.Item2);
        var (noseX, noseY) = (face.Nose.X - eyes.Item1, face.Nose.Y - eyes.Item2);
        var area = (acrossX * downY) - (acrossY * downX);
        return new(((noseX * downY) - (noseY * downX)) / area, ((acrossX * noseY) - (acrossY * noseX)) / area);
    }
}
