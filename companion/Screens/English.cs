namespace Segl.Companion.Screens;

/// <summary>English.</summary>
internal static class English
{
    public static readonly ScreenTexts Texts = new()
    {
        Help = """
            Segl card reader: reads your passport or ID card for Segl in a browser on the same computer.

            How to use it
              1. Plug in a card reader and start the program with the address of Segl:
                     segl-companion https://segl.example
              2. Choose the card reader in Segl and type the code that the program shows.
              3. Lay the passport or ID card on the reader and leave it there.

            The program only carries messages between Segl and the chip. They are encrypted, and it cannot read them.
            It keeps nothing and answers no page but those that you name. Other cards are refused.

              segl-companion ADDRESS...     the address of Segl, for instance https://segl.example
              --language da|en              language
              --readers                     shows the card readers and ends
              --help                        this help

            Chrome, Edge and Firefox may ask whether the page may use things on the computer or network: answer yes.
            Safari may not reach the program. Use another browser then, or go to Citizen Service.
            """,
        NotASite = site => $"{site} is no address of a site. One looks like this: https://segl.example",
        UnknownOption = option => $"The program does not know {option}. See segl-companion --help",
        NamesNoSite = "Which site is it for? Type it behind the name: segl-companion https://segl.example",
        PortsTaken = "The program seems to be running already. Close the other window and try again.",
        Started = sites => $"Segl card reader, only for {sites}",
        NoService =
            "This computer has no card reader service yet. Plug in the reader; on Linux pcscd must be installed.",
        NoReader = "There is no card reader. Plug it in; the program finds it by itself.",
        Readers = names => $"Card reader: {names}",
        Keys = "Enter stops a page and shows the code again. Ctrl+C ends the program.",
        Code = "Type this code in Segl:",
        Paired = origin => $"Segl at {origin} is connected. To connect another page there is a new code:",
        WrongCode = origin => $"Segl at {origin} sent a wrong code.",
        Waits = origin => $"Segl at {origin} wants to read a passport or ID card. Lay it on the reader.",
        InUse = "Another program is using the card. Close it.",
        OtherCard = "The card is neither a passport nor an ID card. It is not read.",
        Reads = origin => $"Segl at {origin} is reading a document. Leave it there.",
        Lost = "The document was taken away. Lay it there again.",
        CommandRefused = origin => $"Segl at {origin} wanted to use the card for something else and was refused.",
        Ended = origin => $"Segl at {origin} is done with the card reader.",
        Stopped = "The reading is stopped. The page needs the code again to go on.",
        NothingToStop = "No page is using the card reader. The last one needs the code again.",
        Stranger = origin => $"Another page wanted to use the card reader and was refused: {origin}",
        GuessedAt = "The code was guessed at too often. The program ends. Start it again if that was you.",
    };
}
