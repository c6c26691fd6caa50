namespace Segl.Server.Desk.Texts;

/// <summary>The Citizen Service desk in English.</summary>
internal sealed partial class English : DeskTexts
{
    public static English Texts { get; } = new();

    public override string Name => "Segl at Citizen Service";

    public override string OutsideLead => "Here officers help citizens with their Segl. You log in with your own.";

    public override string NoOfficer => "You are logged in, but you are no officer of a Citizen Service desk.";

    public override string Today => "Today's appointments";

    public override string DeskOf(string desk) => $"Citizen Service: {desk}";
}
