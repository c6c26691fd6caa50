using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>Oplysninger om personen, på dansk.</summary>
internal sealed partial class Danish : MyTexts
{
    public override string Profile => "Profil";

    public override string FullName => "Navn";

    public override string Level => "Niveau";

    public override string NameOf(AssuranceLevel level) =>
        level switch
        {
            AssuranceLevel.Low => "Lav",
            AssuranceLevel.Substantial => "Betydelig",
            AssuranceLevel.High => "Høj",
        };

    public override string Phone => "Telefonnummer";

    public override string Email => "E-mailadresse";

    public override string None => "Ingen endnu";

    public override string NoCodesUntil(string time) =>
        $"Nummeret er skiftet for nylig. Der sendes ikke koder til det før {time}.";

    public override string PostalAddress => "Postadresse";

    public override string PostalAddressIsRegistered =>
        "Hertil sendes en kodeviser eller kodeoplæser. Adressen kan ikke skrives her, så ingen kan få "
        + "din enhed sendt et andet sted hen. "
        + "Er den forkert, retter Borgerservice den; tag gyldig legitimation med.";

    public override string LanguageOfNotices => "Sprog";

    public override string LanguageOfNoticesLead => "Vi skriver til dig på";

    public override string ChangePhone => "Skift telefonnummer";

    public override string ChangeEmail => "Skift e-mailadresse";

    public override string NewPhone => "Nyt telefonnummer";

    public override string NewEmail => "Ny e-mailadresse";

    public override IReadOnlyList<string> ChangePhoneThen =>
        [
            "Vi sender en kode til det nye nummer, og du godkender i din app.",
            "Vi skriver både til det gamle og det nye nummer, at det er skiftet.",
            $"I {Numbers.InDanish(Limits.ChangedNumberGetsNoCodes)} derefter sendes ingen koder til det nye "
                + "nummer, og en kopiering af appen stopper.",
        ];

    public override IReadOnlyList<string> ChangeEmailThen =>
        [
            "Vi sender en kode til den nye adresse, og du godkender i din app.",
            "Vi skriver både til den gamle og den nye adresse, at den er skiftet.",
        ];

    public override string SendCode => "Send koden";

    public override string ContactCodeHeading => "Skriv koden";

    public override string ContactCodeSent(string address) =>
        $"Vi har sendt en kode til {address}. Den virker i {Numbers.InDanish(Limits.TemporaryPinValid)}.";

    public override string ContactWaits(string time) =>
        $"En kode blev sendt til et nyt nummer eller en ny adresse {time}.";

    public override string ContactCodeLabel => $"Koden med {Limits.TemporaryPinDigits} cifre";

    public override string SendAgain => "Fik du den ikke? Begynd igen";

    public override string Continue => "Fortsæt";

    public override string ContactText(string address) => $"Skift til {address}.";

    public override string IsChanged => "Det er skiftet. Vi har skrevet det til dig, både det gamle og det nye sted.";
}
