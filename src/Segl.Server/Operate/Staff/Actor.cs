namespace Segl.Server.Operate.Staff;

/// <summary>Who acts on the scheme, and why. The scheme's journal keeps both, and the person who is meant is told.</summary>
/// <param name="Operator">The operator; null for a command at the machine.</param>
/// <param name="Because">Why, in their words; null when nobody asked.</param>
internal sealed record Actor(Guid? Operator, string? Because)
{
    /// <summary>A command at the machine.</summary>
    public static Actor Command { get; } = new(null, null);

    /// <summary>Who it was, for the scheme's journal: an id, which says nothing once its person is erased.</summary>
    public string By => Operator?.ToString() ?? "segl";

    /// <summary>Who it was, for the person's own journal.</summary>
    public string Kind => Operator is null ? "segl" : "operator";
}
