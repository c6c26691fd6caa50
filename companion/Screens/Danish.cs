namespace Segl.Companion.Screens;

/// <summary>Danish.</summary>
internal static class Danish
{
    public static readonly ScreenTexts Texts = new()
    {
        Help = """
            Segls kortlæser: læser dit pas eller ID-kort til Segl i en browser på den samme computer.

            Sådan gør du
              1. Sæt en kortlæser i computeren, og start programmet med Segls adresse:
                     segl-companion https://segl.example
              2. Vælg kortlæser i Segl, og skriv den kode, som programmet viser.
              3. Læg passet eller ID-kortet på kortlæseren, og lad det ligge.

            Programmet bærer kun beskeder mellem Segl og chippen. De er krypterede, og det kan ikke læse dem.
            Det gemmer intet, og det svarer ingen andre sider end dem, som du nævner. Andre kort bliver afvist.

              segl-companion ADRESSE...     Segls adresse, for eksempel https://segl.example
              --language da|en              sprog
              --readers                     viser kortlæserne og slutter
              --help                        denne hjælp

            Chrome, Edge og Firefox kan spørge, om siden må bruge andet på computeren eller netværket: svar ja.
            Safari når måske ikke programmet. Brug så en anden browser, eller gå til Borgerservice.
            """,
        NotASite = site => $"{site} er ikke en sides adresse. Den ser sådan ud: https://segl.example",
        UnknownOption = option => $"{option} kender programmet ikke. Se segl-companion --help",
        NamesNoSite = "Hvilken side er det til? Skriv den bagefter: segl-companion https://segl.example",
        PortsTaken = "Programmet er vist allerede startet. Luk det andet vindue, og prøv igen.",
        Started = sites => $"Segls kortlæser, kun til {sites}",
        NoService =
            "Computeren har ingen kortlæsertjeneste endnu. Sæt kortlæseren i; på Linux skal pcscd være installeret.",
        NoReader = "Der er ingen kortlæser. Sæt den i computeren; programmet finder den selv.",
        Readers = names => $"Kortlæser: {names}",
        Keys = "Enter stopper en side og viser koden igen. Ctrl+C slutter programmet.",
        Code = "Skriv denne kode i Segl:",
        Paired = origin => $"Segl på {origin} er forbundet. Skal en anden side forbindes, er der en ny kode:",
        WrongCode = origin => $"Segl på {origin} sendte en forkert kode.",
        Waits = origin => $"Segl på {origin} vil læse et pas eller ID-kort. Læg det på kortlæseren.",
        InUse = "Et andet program bruger kortet. Luk det.",
        OtherCard = "Kortet er hverken et pas eller et ID-kort. Det bliver ikke læst.",
        Reads = origin => $"Segl på {origin} læser et dokument. Lad det ligge.",
        Lost = "Dokumentet blev taget væk. Læg det på igen.",
        CommandRefused = origin => $"Segl på {origin} ville bruge kortet til noget andet og blev afvist.",
        Ended = origin => $"Segl på {origin} er færdig med kortlæseren.",
        Stopped = "Læsningen er stoppet. Siden skal have koden igen for at fortsætte.",
        NothingToStop = "Ingen side bruger kortlæseren. Den sidste skal have koden igen.",
        Stranger = origin => $"En anden side ville bruge kortlæseren og blev afvist: {origin}",
        GuessedAt = "Koden blev gættet på for mange gange. Programmet slutter. Start det igen, hvis det var dig.",
    };
}
