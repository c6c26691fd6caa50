using Segl.Face.Models;
using Segl.Face.Pictures;

namespace Segl.Face.Comparing;

/// <summary>
/// Compares a portrait with pictures of whoever holds the document: a straight one, then those of a movement. Every
/// picture must show one face, the same in all; the movement must be the one that was asked for.
/// </summary>
internal sealed class FaceComparison(FaceModels models)
{
    /// <summary>The most that a straight face is turned to either side, by <see cref="HeadPose.Turn"/>.</summary>
    private const double MostTurnOfAStraightFace = 0.25;

    private readonly FaceFinder finder = new(models);
    private readonly ModelThresholds thresholds = models.Manifest.Thresholds;

    /// <summary>Compares, and keeps nothing.</summary>
    public FaceAnswer Compare(FaceRequest request)
    {
        List<SeenFace> faces = [];
        foreach (var bytes in request.Pictures)
        {
            if (Look(PictureReader.ReadPicture, bytes, out var fault) is not { } face)
            {
                return new(fault);
            }

            faces.Add(face);
        }

        if (faces.Count < 2 || !Moved(faces, request.Movement))
        {
            return new(FaceVerdict.NoMovement);
        }

        // The portrait is the state's: what is wrong with it, no further picture mends.
        if (Look(PictureReader.ReadPortrait, request.Portrait, out _) is not { } portrait)
        {
            return new(FaceVerdict.CannotTell);
        }

        var similarity = FeatureExtractor.Similarity(portrait.Features, faces[0].Features);
        var isOnePerson = faces.TrueForAll(face =>
            FeatureExtractor.Similarity(face.Features, faces[0].Features) >= thresholds.Sequence
        );
        return new(isOnePerson ? Verdict(similarity) : FaceVerdict.CannotTell, similarity);
    }

    /// <summary>The vector of a picture's one face; null when there is none, or more than one.</summary>
    public float[]? Features(byte[] picture) => Look(PictureReader.ReadPortrait, picture, out _)?.Features;

    private FaceVerdict Verdict(float similarity) =>
        similarity >= thresholds.Same ? FaceVerdict.Same
        : similarity < thresholds.Different ? FaceVerdict.Different
        : FaceVerdict.CannotTell;

    private bool Moved(List<SeenFace> faces, FaceMovement movement)
    {
        var straight = faces[0].Pose;
        return Math.Abs(straight.Turn) <= MostTurnOfAStraightFace
            && movement switch
            {
                FaceMovement.Left => faces.Max(face => face.Pose.Turn - straight.Turn) >= thresholds.Turn,
                FaceMovement.Right => faces.Max(face => straight.Turn - face.Pose.Turn) >= thresholds.Turn,
                FaceMovement.Nod => faces.Max(face => face.Pose.Bow - straight.Bow) >= thresholds.Nod,
            };
    }

    private delegate Picture Reader(ReadOnlySpan<byte> bytes);

    // A picture that cannot be decoded shows no face.
    private SeenFace? Look(Reader read, byte[] bytes, out FaceVerdict fault)
    {
        try
        {
            using var picture = read(bytes);
            return finder.Find(picture, out fault);
        }
        catch (UnusablePictureException)
        {
            fault = FaceVerdict.NoFace;
            return null;
        }
    }
}
