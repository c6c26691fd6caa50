namespace Segl.Server.Desk.Texts;

internal abstract partial class DeskTexts
{
    public abstract string Register { get; }

    public abstract string RegisterLead { get; }

    public abstract string RegisterWords(string name);

    /// <summary>The label of a field, by its name.</summary>
    public abstract string FieldOf(string name);

    public abstract string RegisteredAddress { get; }

    public abstract string SecondDocument { get; }

    public abstract string GuardianConsents(int age);

    public abstract string GuardianUserId { get; }

    public abstract string GuardianName { get; }

    public abstract string GuardianBirthDate { get; }

    public abstract string ConsentAction { get; }

    public abstract string ConsentText(string name);
}
