namespace Segl.Companion.Cards;

/// <summary>Tells a passport or identity card from any other card.</summary>
internal static class Recognition
{
    private static readonly byte[] SelectApplication = [0, 0xA4, 4, 0x0C, 7, 0xA0, 0, 0, 2, 0x47, 0x10, 1];
    private static readonly byte[] SelectMasterFile = [0, 0xA4, 0, 0x0C, 2, 0x3F, 0];
    private static readonly byte[] SelectCardAccess = [0, 0xA4, 2, 0x0C, 2, 1, 0x1C];

    /// <summary>
    /// Whether the card has the eMRTD application, or EF.CardAccess where a chip shows the application only after PACE.
    /// The card is to be reset afterwards.
    /// </summary>
    public static bool IsDocument(IDocument card)
    {
        if (Succeeds(card, SelectApplication))
        {
            return true;
        }
        card.Transmit(SelectMasterFile);
        return Succeeds(card, SelectCardAccess);
    }

    private static bool Succeeds(IDocument card, byte[] command) =>
        card.Transmit(command) is [.., 0x90, 0x00] or [.., 0x61, _];
}
