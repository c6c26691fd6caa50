namespace Segl.Rules;

/// <summary>Somebody at the desk, and where they live, if it is registered.</summary>
/// <param name="Id">The person.</param>
/// <param name="Address">The registered address; null when there is none.</param>
public sealed record Resident(Guid Id, PostalAddress? Address)
{
    /// <summary>T-40: whether both live at one registered address, as far as known.</summary>
    public bool SharesHousehold(Resident other) =>
        Address is { } here
        && other.Address is { } there
        && here.Lines.Select(Plain).SequenceEqual(there.Lines.Select(Plain), StringComparer.OrdinalIgnoreCase);

    private static string Plain(string line) =>
        string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
