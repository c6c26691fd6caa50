using Segl.Companion.Cards;

namespace Segl.Companion.Pcsc;

/// <summary>The readers of PC/SC. Each look is a context of its own, so that nothing is left of a service that was
/// started anew or a reader that was unplugged.</summary>
internal sealed class PcscReaders : IReaders
{
    // A card that is no document is looked at once, and left alone until it is taken away.
    private readonly HashSet<string> withOtherCard = [];

    /// <summary>The names of the readers; null when the PC/SC service does not run.</summary>
    public static IReadOnlyList<string>? Names()
    {
        if (!PcscLibrary.IsThere || PcscLibrary.Establish(out var context) != PcscCode.Success)
        {
            return null;
        }
        PcscLibrary.ListReaders(context, out var names);
        PcscLibrary.Release(context);
        return names;
    }

    /// <inheritdoc />
    public ReaderState Open(out IDocument? document)
    {
        document = null;
        if (!PcscLibrary.IsThere || PcscLibrary.Establish(out var context) != PcscCode.Success)
        {
            return ReaderState.NoService;
        }
        if (PcscLibrary.ListReaders(context, out var names) != PcscCode.Success || names.Count == 0)
        {
            PcscLibrary.Release(context);
            return ReaderState.NoReader;
        }

        var state = ReaderState.NoDocument;
        foreach (var name in names)
        {
            var here = Look(context, name, out document);
            state = here > state ? here : state;
            if (document is not null)
            {
                return ReaderState.Document;
            }
        }
        PcscLibrary.Release(context);
        return state;
    }

    private ReaderState Look(nint context, string name, out IDocument? document)
    {
        document = null;
        var code = PcscLibrary.Connect(context, name, out var handle, out var protocol);
        if (code != PcscCode.Success)
        {
            withOtherCard.Remove(name);
            return code == PcscCode.SharingViolation ? ReaderState.InUse : ReaderState.NoDocument;
        }

        var card = new PcscDocument(context, handle, protocol);
        if (withOtherCard.Contains(name))
        {
            card.Disconnect();
            return ReaderState.OtherCard;
        }
        try
        {
            if (Recognition.IsDocument(card))
            {
                card.Reset();
                document = card;
                return ReaderState.Document;
            }
            withOtherCard.Add(name);
            card.Disconnect();
            return ReaderState.OtherCard;
        }
        catch (DocumentLostException)
        {
            card.Disconnect();
            return ReaderState.NoDocument;
        }
    }
}
