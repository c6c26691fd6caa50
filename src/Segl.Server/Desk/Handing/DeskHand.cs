namespace Segl.Server.Desk.Handing;

/// <summary>Who did something at a desk, and why: what the citizen reads in their activity (R102).</summary>
/// <param name="Officer">The officer.</param>
/// <param name="OfficerName">The officer's name.</param>
/// <param name="DeskId">The desk.</param>
/// <param name="Because">Why, in the officer's words.</param>
/// <param name="Second">The second officer; null where there was none.</param>
/// <param name="SecondName">Their name.</param>
internal sealed record DeskHand(
    Guid Officer,
    string OfficerName,
    string DeskId,
    string Because,
    Guid? Second = null,
    string? SecondName = null
)
{
    /// <summary>The facts of a line of the journal.</summary>
    public Dictionary<string, object> Facts(params (string Name, object? Value)[] more)
    {
        (string Name, object? Value)[] all =
        [
            ("by", "desk"),
            ("desk", DeskId),
            ("officer", Officer),
            ("officerName", OfficerName),
            ("second", Second),
            ("secondName", SecondName),
            ("because", Because),
            .. more,
        ];
        return all.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!);
    }
}
