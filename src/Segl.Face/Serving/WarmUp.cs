using Segl.Face.Comparing;
using Segl.Face.Models;
using Segl.Face.Pictures;

namespace Segl.Face.Serving;

/// <summary>
/// Walks every path of a comparison once, so that whatever the runtime loads on first use is there before the process
/// gives up opening files.
/// </summary>
internal static class WarmUp
{
    // A JPEG 2000 codestream of 64 by 64 grey pixels that ends where its first tile would begin.
    private static ReadOnlySpan<byte> CutOff =>
        [
            0xFF,
            0x4F, // start
            0xFF,
            0x51,
            0,
            41,
            0,
            0,
            0,
            0,
            0,
            64,
            0,
            0,
            0,
            64,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            64,
            0,
            0,
            0,
            64,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            7,
            1,
            1, // one tile, one component
            0xFF,
            0x52,
            0,
            12,
            0,
            0,
            0,
            1,
            0,
            1,
            4,
            4,
            0,
            1, // one level
            0xFF,
            0x5C,
            0,
            7,
            0x40,
            0x40,
            0x48,
            0x48,
            0x50, // no quantization
            0xFF,
            0x90,
            0,
            10,
            0,
            0,
            0,
            0,
            0,
            14,
            0,
            1,
            0xFF,
            0x93, // a tile without data
        ];

    public static void Run(FaceModels models, FaceComparison comparison)
    {
        using var grey = new Picture(320, 240);
        grey.Pixels.AsSpan().Fill(127);
        _ = models.Detector.Find(grey);
        var landmarks = models.Landmarks.Find(grey, new(80, 60, 240, 220, 1));
        var features = models.Features.Extract(grey, landmarks);
        _ = HeadPose.Of(landmarks);
        _ = FeatureExtractor.Similarity(features, features);
        _ = comparison.Features(CutOff.ToArray());
        _ = comparison.Features([0xFF, 0xD8, 0xFF]);
        using var request = new FaceRequest(
            FaceMovement.Nod,
            [0],
            [
                [0],
                [0],
            ]
        );
        Frames.Write(Stream.Null, comparison.Compare(request));
    }
}
