using Segl.Server.Web;

namespace Segl.Server.Desk.Acts;

/// <summary>One of several, in a form of an act.</summary>
internal static class Choices
{
    /// <summary>A choice.</summary>
    public static Html Radio(string name, string value, string label) =>
        $"""<label class="tick"><input type="radio" name="{name}" value="{value}" required> {label}</label>""";
}
