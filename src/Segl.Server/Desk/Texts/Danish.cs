using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Texts;

/// <summary>Borgerservice på dansk.</summary>
internal sealed partial class Danish : DeskTexts
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("da-DK");

    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string Name => "Segl hos Borgerservice";

    public override string OutsideLead =>
        "Her hjælper medarbejdere borgere med deres Segl. Du logger på med dit eget Segl.";

    public override string NoOfficer => "Du er logget på, men du er ikke medarbejder hos Borgerservice.";

    public override string DeskOf(string desk) => $"Borgerservice: {desk}";

    public override string Find => "Find borger";

    public override string FindLead =>
        "En borger findes kun med sit personnummer. Borgeren kan se, at du har slået op, og hvorfor.";

    public override string PersonNumber => "CPR-nummer eller P-kode";

    public override string Because => "Hvorfor";

    public override string BecauseHint => "Borgeren læser det. Skriv, hvad borgeren har bedt om.";

    public override IReadOnlyList<string> Reasons =>
        ["Har mistet sin telefon", "Har mistet sin kodeviser", "Vil have Segl i en app", "Vil spærre sit Segl"];

    public override string FindPress => "Find";

    public override string FindAgain => "Find en anden";

    public override string Nobody => "Ingen har dette nummer";

    public override string NobodyLead => "Borgeren har ikke Segl. Se efter, om nummeret er skrevet rigtigt.";

    public override string Ended => "Ekspeditionen er slut.";

    public override string Keys => "Genveje";

    public override string KeysLead => "Genveje, sammen med Alt eller Alt og Skift:";

    public override IReadOnlyDictionary<string, string> KeyNames =>
        new Dictionary<string, string>
        {
            ["F"] = Find,
            ["T"] = Today,
            ["B"] = Second,
            ["D"] = ShowDocument,
            ["V"] = CallWitness,
            ["R"] = Register,
            ["A"] = Refuse,
            ["S"] = End,
        };

    public override string BirthDate => "Født";

    public override string Day(DateOnly day) => day.ToString("d. MMMM yyyy", Culture);

    public override string Level => "Niveau";

    public override string NameOf(AssuranceLevel level) =>
        level switch
        {
            AssuranceLevel.Low => "Lav",
            AssuranceLevel.Substantial => "Betydelig",
            AssuranceLevel.High => "Høj",
        };

    public override string State => "Tilstand";

    public override string IsOpen => "Kan bruges";

    public override string IsFrozen => "Spærret";

    public override string HasEnded => "Lukket for altid";

    public override string Phone => "Telefonnummer";

    public override string NoPhone => "Ingen";

    public override string PhoneEndsWith(string digits) => $"ender på {digits}";

    public override string PhoneHeld(string digits) => $"ender på {digits}; nyt, og får ingen koder endnu";

    public override string Reason => "Hvorfor";

    public override string Held => "Logger på med";

    public override string HoldsNothing => "Ingenting. Borgeren kan ikke logge på.";

    public override string StateOf(StoredApp app) =>
        app switch
        {
            { State: AppState.Active, Pins.Blocked: true } => "venter på en ny pinkode",
            { State: AppState.Active } => "i brug",
            _ => "blokeret",
        };

    public override string StateOf(DeviceState state) =>
        state switch
        {
            DeviceState.Active => "i brug",
            DeviceState.Blocked => "blokeret",
            DeviceState.Replaced => "afløst af en ny",
            DeviceState.InStock or DeviceState.Ordered => "på vej",
            DeviceState.Void => "kan ikke bruges",
        };

    public override string WhatToDo => "Hvad vil du gøre?";

    public override string End => "Afslut ekspeditionen";

    public override string BackToCitizen => "Tilbage til borgeren";

    public override string? Done(string? what) =>
        what switch
        {
            "shown" => "Dokumentet er skrevet ned.",
            "vouched" => "Vidnet har godkendt.",
            "registered" => "Borgeren er oprettet.",
            "proposed" => "Det venter nu på en anden medarbejder.",
            _ when Enum.TryParse<DeskAct>(what, out var act) && Enum.IsDefined(act) =>
                $"Det er gjort: {NameOf(act)}. Borgeren får besked.",
            _ => null,
        };
}
