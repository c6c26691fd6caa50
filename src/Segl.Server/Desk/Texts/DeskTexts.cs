using Segl.Server.Web;

namespace Segl.Server.Desk.Texts;

/// <summary>All texts of the Citizen Service desk (R110). One class per language.</summary>
internal abstract partial class DeskTexts
{
    /// <summary>The texts of a language.</summary>
    public static DeskTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The name of the door, as the app shows it, too.</summary>
    public abstract string Name { get; }

    public abstract string OutsideLead { get; }

    public abstract string NoOfficer { get; }

    public abstract string Today { get; }

    public abstract string DeskOf(string desk);
}
