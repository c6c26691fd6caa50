using Segl.Companion.Cards;

namespace Segl.Companion.Pcsc;

/// <summary>A card that this program has for itself.</summary>
internal sealed class PcscDocument(nint context, nint card, uint protocol) : IDocument
{
    private uint protocol = protocol;

    /// <inheritdoc />
    public byte[] Transmit(byte[] command)
    {
        var answer = new byte[Bounds.LongestAnswer];
        // Whatever goes wrong between program and chip, the document is to be laid there again.
        Require(PcscLibrary.Transmit(card, protocol, command, answer, out var length));
        return answer[..length];
    }

    /// <summary>Starts the card anew.</summary>
    public void Reset() => Require(PcscLibrary.ResetCard(card, out protocol));

    /// <summary>Lets go of the card and keeps the context.</summary>
    public void Disconnect() => PcscLibrary.Disconnect(card);

    /// <inheritdoc />
    public void Dispose()
    {
        Disconnect();
        PcscLibrary.Release(context);
    }

    private static void Require(PcscCode code)
    {
        if (code != PcscCode.Success)
        {
            throw new DocumentLostException($"PC/SC says {(uint)code:X8}.");
        }
    }
}
