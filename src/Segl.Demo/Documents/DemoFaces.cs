namespace Segl.Demo.Documents;

/// <summary>Who can look into a camera of the demo.</summary>
internal static class DemoFaces
{
    /// <summary>The holder of the German card, who has no Danish number.</summary>
    public static readonly DocumentHolder Lena = new("Lena", "VOGEL", "LENA", new(1991, 6, 4), PersonNumber: null);

    /// <summary>The names; nobody is one of them: the camera then sees an empty chair.</summary>
    public static readonly IReadOnlyList<string> Names = ["Karla", "Mikkel", Lena.Face, Nobody];

    /// <summary>An empty chair.</summary>
    public const string Nobody = "Nobody";
}
