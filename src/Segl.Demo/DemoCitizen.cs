namespace Segl.Demo;

/// <summary>The two persons of the demo.</summary>
internal enum Who
{
    /// <summary>Phones A and B are hers.</summary>
    Karla,

    /// <summary>Phone C is his.</summary>
    Mikkel,
}

/// <summary>
/// A citizen of the demo. Each browser has a Karla and a Mikkel of its own: a person has a few places for apps only, and
/// each browser's phone A takes one.
/// </summary>
/// <param name="Who">Which of the two.</param>
/// <param name="Browser">The browser's number, from 1 on.</param>
internal sealed record DemoCitizen(Who Who, int Browser)
{
    /// <summary>What is filled in at the PC, and typed on the new phone.</summary>
    public string UserId => Browser == 1 ? Plain : $"{Plain}-{Browser}";

    /// <summary>The name.</summary>
    public string Name =>
        Who switch
        {
            Who.Karla => "Karla Hansen",
            Who.Mikkel => "Mikkel Holm",
        };

    /// <summary>The PIN of the phone that is active from the beginning.</summary>
    public string Pin =>
        Who switch
        {
            Who.Karla => "482915",
            Who.Mikkel => "739154",
        };

    /// <summary>Where text messages go at first.</summary>
    public string Phone =>
        Who switch
        {
            Who.Karla => $"+45{20_112_232 + Browser}",
            Who.Mikkel => $"+45{31_445_565 + Browser}",
        };

    /// <summary>Where e-mails go at first.</summary>
    public string Email => $"{UserId}@example.dk";

    /// <summary>A CPR number for registering.</summary>
    public string PersonNumber =>
        Who switch
        {
            Who.Karla => $"010290{1_233 + Browser:0000}",
            Who.Mikkel => $"150388{2_100 + Browser:0000}",
        };

    /// <summary>The registered postal address, its lines divided by semicolons.</summary>
    public string Address =>
        Who switch
        {
            Who.Karla => $"Strandvejen {Browser}, 2. tv.;2100 København Ø",
            Who.Mikkel => $"Nygade {Browser};8000 Aarhus C",
        };

    private string Plain =>
        Who switch
        {
            Who.Karla => "karla-hansen",
            Who.Mikkel => "mikkel-holm",
        };
}
