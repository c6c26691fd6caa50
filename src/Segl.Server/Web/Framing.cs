namespace Segl.Server.Web;

/// <summary>Who may show the app and the login box in a frame. Nobody may, but a page of this program's own.</summary>
/// <param name="By">The origin of the page that frames them; null for none.</param>
/// <param name="AppStart">The address of the script that starts the framed app; null for the app's own.</param>
internal sealed record Framing(string? By, string? AppStart)
{
    /// <summary>Nobody may frame them.</summary>
    public static Framing None { get; } = new(null, null);

    /// <summary>The source of the policy's <c>frame-ancestors</c>.</summary>
    public string Ancestors => By ?? "'none'";
}
