namespace Segl.Server.Desk.Texts;

/// <summary>Borgerservice på dansk.</summary>
internal sealed partial class Danish : DeskTexts
{
    public static Danish Texts { get; } = new();

    public override string Name => "Segl hos Borgerservice";

    public override string OutsideLead =>
        "Her hjælper medarbejdere borgere med deres Segl. Du logger på med dit eget Segl.";

    public override string NoOfficer => "Du er logget på, men du er ikke medarbejder hos Borgerservice.";

    public override string Today => "Dagens aftaler";

    public override string DeskOf(string desk) => $"Borgerservice: {desk}";
}
