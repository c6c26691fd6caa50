using Microsoft.AspNetCore.Http.Features;

namespace Segl.Server.Web;

/// <summary>Reads what a form posted.</summary>
internal static class PostedForm
{
    /// <summary>The fields; null when the request is no form, or is longer than that.</summary>
    public static async Task<IFormCollection?> Read(HttpContext context, int longest)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is not { } length || length > longest)
        {
            return null;
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = longest;
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
