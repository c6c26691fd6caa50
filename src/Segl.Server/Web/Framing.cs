namespace Segl.Server.Web;

/// <summary>Which page may frame the app and the login box: none, except a page of this program (the demo).</summary>
/// <param name="By">The origin of the framing page; null for none.</param>
/// <param name="AppStart">The URL of the script that starts the framed app; null for the app's own.</param>
internal sealed record Framing(string? By, string? AppStart)
{
    /// <summary>No framing.</summary>
    public static Framing None { get; } = new(null, null);

    /// <summary>The source of the policy's <c>frame-ancestors</c>.</summary>
    public string Ancestors => By ?? "'none'";
}
