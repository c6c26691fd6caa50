using Segl.Server.Web;

namespace Segl.Demo.Office.Texts;

/// <summary>What the sentences of the walk through Citizen Service name.</summary>
/// <param name="Number">Karla's person number.</param>
/// <param name="Email">Her e-mail address.</param>
/// <param name="OfficersUserId">The user ID of Mikkel, the officer.</param>
/// <param name="OfficersPin">His PIN.</param>
/// <param name="Postcode">The postcode of the desk.</param>
/// <param name="Desk">The desk's name.</param>
internal sealed record OfficeNames(
    string Number,
    string Email,
    string OfficersUserId,
    string OfficersPin,
    string Postcode,
    string Desk
);

/// <summary>The words of the demo's Citizen Service, in one file a language.</summary>
internal abstract class OfficeTexts
{
    /// <summary>The words of a language.</summary>
    public static OfficeTexts In(Language language) =>
        language switch
        {
            Language.Da => OfficeDanish.Texts,
            Language.En => OfficeEnglish.Texts,
        };

    /// <summary>The button that opens the officers' pages on the PC.</summary>
    public abstract string Office { get; }

    /// <summary>The button that opens the pages on which citizens book.</summary>
    public abstract string Book { get; }

    /// <summary>The tab with the citizen's screen and the printer.</summary>
    public abstract string AtTheOffice { get; }

    public abstract string Lead(string number);

    public abstract string CitizensScreen { get; }

    public abstract string Printer { get; }

    public abstract string NoPaper { get; }

    /// <summary>What lies at the desk to be handed out; the number on its back follows.</summary>
    public abstract string InTheDrawer { get; }

    public abstract string Walk { get; }

    /// <summary>What the strip says on the desk's pages as long as another walk is chosen.</summary>
    public abstract string Outside { get; }

    /// <summary>The sentences of the walk: for each part, and in it for what the PC shows. One without a place on the PC is
    /// said wherever the PC is, one without a part wherever an officer serves.</summary>
    public abstract IReadOnlyList<(string Step, string Text)> Steps(OfficeNames names);
}
