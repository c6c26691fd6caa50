using System.Text;
using Segl.Face.Comparing;
using Segl.Face.Models;

namespace Segl.Face.Serving;

/// <summary>Answers requests one after the other, until the input ends.</summary>
internal static class FaceServing
{
    /// <summary>Loads the models, gives up what is not needed, says the models' name, and serves.</summary>
    public static void Serve(string folder, Stream input, Stream output)
    {
        using var models = FaceModels.Load(folder);
        var comparison = new FaceComparison(models);
        WarmUp.Run(models, comparison);
        ProcessLimits.GiveUp();
        Frames.WriteFrame(output, Encoding.UTF8.GetBytes(models.Manifest.Name));
        while (Frames.ReadRequest(input) is { } request)
        {
            ProcessLimits.BeginRequest();
            using (request)
            {
                Frames.Write(output, comparison.Compare(request));
            }
        }
    }
}
