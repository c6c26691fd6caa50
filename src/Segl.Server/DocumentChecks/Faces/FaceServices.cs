using Segl.Server.Configuration;

namespace Segl.Server.DocumentChecks.Faces;

/// <summary>The comparison of faces, where the operator has set it up.</summary>
public static class FaceServices
{
    /// <summary>Registers the process that compares faces; without one a document check ends at a desk.</summary>
    public static void AddFaces(this IServiceCollection services, Settings settings)
    {
        if (settings.Face is not { } face)
        {
            return;
        }

        services.AddSingleton(parts => new FaceProcess(face, parts.GetRequiredService<ILogger<FaceProcess>>()));
        services.AddSingleton<IFaceComparison>(parts => parts.GetRequiredService<FaceProcess>());
    }
}
