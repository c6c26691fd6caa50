namespace Segl.Face.Models;

/// <summary>The numbers of points, counted from 0; several stand for their middle. Left and right are the picture's.</summary>
internal sealed record LandmarkPoints(int[] LeftEye, int[] RightEye, int[] Nose, int[] LeftMouth, int[] RightMouth);
