namespace Segl.Server.My.Texts;

/// <summary>Hvordan det står til med en app eller enhed, på dansk.</summary>
internal sealed partial class Danish : MyTexts
{
    public override string Works => "Virker";

    public override string Pauses(string until) => $"Holder pause efter forkerte pinkoder til {until}";

    public override string Blocked => "Blokeret";

    public override string BlockedThen =>
        "Den kan ikke åbnes igen. Slet den, så den ikke fylder på listen. Har du stadig telefonen, kan du aktivere appen "
        + "på den igen:";

    public override string SeemsCloned => "Stoppet, fordi den ser ud til at findes to steder";

    public override string BlockedByPins => "Blokeret efter forkerte pinkoder";

    public override string BlockedByPinsThen =>
        "Borgerservice kan sende dig en midlertidig pinkode, og så vælger du en ny pinkode i appen. Eller slet appen her, "
        + "og aktivér den igen:";

    public override string Replaced => "Erstattet af en ny";

    public override string DeviceBlockedThen => "Den kan ikke åbnes igen. Bestil en ny:";

    public override string DevicePauses(string until) => $"Holder pause efter forkerte koder til {until}";

    public override string DevicePausesThen =>
        "Var det dig, der skrev koderne, går enhedens ur måske forkert. Ellers skal du skifte adgangskoden.";

    public override string SetTheClock => "Stil uret i enheden";

    public override string PasswordBlocked => "Adgangskoden er blokeret efter forkerte forsøg";

    public override string PasswordBlockedThen => "Vælg en ny, så virker enheden igen:";

    public override string PasswordPauses(string until) =>
        $"Adgangskoden holder pause efter forkerte forsøg til {until}";

    public override string PasswordPausesThen =>
        "Var det ikke dig, har en anden din enhed; så bloker den. Har du glemt den:";

    public override string ChangePassword => "Skift adgangskode";
}
