namespace Segl.Face.Comparing;

/// <summary>The answer to one request.</summary>
/// <param name="Verdict">What it came to.</param>
/// <param name="Similarity">Of portrait and straight picture, for measuring only; not a number where it was not reached.</param>
internal readonly record struct FaceAnswer(FaceVerdict Verdict, float Similarity = float.NaN);
