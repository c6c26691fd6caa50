namespace Segl.Demo;

/// <summary>The persons of the demo.</summary>
internal enum Who
{
    /// <summary>Phones A and B are hers.</summary>
    Karla,

    /// <summary>Phone C is his.</summary>
    Mikkel,

    /// <summary>She has a German ID card, no Danish number, and no phone yet.</summary>
    Lena,
}

/// <summary>
/// A citizen of the demo. Each browser has a Karla, a Mikkel and a Lena of its own: a person has a few places for apps only, and
/// each browser's phone A takes one.
/// </summary>
/// <param name="Who">Which of them.</param>
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
            Who.Lena => "Lena Vogel",
        };

    /// <summary>The PIN of the phone that is active from the beginning.</summary>
    public string Pin =>
        Who switch
        {
            Who.Karla => "482915",
            Who.Mikkel => "739154",
            Who.Lena => "604817",
        };

    /// <summary>Where text messages go at first.</summary>
    public string Phone =>
        Who switch
        {
            Who.Karla => $"+45{20_112_232 + Browser}",
            Who.Mikkel => $"+45{31_445_565 + Browser}",
            Who.Lena => $"+45{42_667_898 + Browser}",
        };

    /// <summary>Where e-mails go at first.</summary>
    public string Email => $"{UserId}@example.dk";

    /// <summary>A CPR number for registering; Lena's is a P-code.</summary>
    public string PersonNumber =>
        Who switch
        {
            Who.Karla => $"010290{1_233 + Browser:0000}",
            Who.Mikkel => $"150388{2_100 + Browser:0000}",
            Who.Lena => $"{27_182_800 + Browser}",
        };

    /// <summary>The birth date, where the number does not hold it.</summary>
    public DateOnly? BirthDate =>
        Who switch
        {
            Who.Karla or Who.Mikkel => null,
            Who.Lena => new(1991, 6, 4),
        };

    /// <summary>The registered postal address, its lines divided by semicolons.</summary>
    public string Address =>
        Who switch
        {
            Who.Karla => $"Strandvejen {Browser}, 2. tv.;2100 København Ø",
            Who.Mikkel => $"Nygade {Browser};8000 Aarhus C",
            Who.Lena => $"Havnegade {Browser};6400 Sønderborg",
        };

    private string Plain =>
        Who switch
        {
            Who.Karla => "karla-hansen",
            Who.Mikkel => "mikkel-holm",
            Who.Lena => "lena-vogel",
        };
}
