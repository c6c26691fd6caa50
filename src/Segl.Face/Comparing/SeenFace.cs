using Segl.Face.Models;

namespace Segl.Face.Comparing;

/// <summary>The one face of a picture.</summary>
internal sealed record SeenFace(HeadPose Pose, float[] Features);
