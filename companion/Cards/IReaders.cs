namespace Segl.Companion.Cards;

/// <summary>The card readers of this computer.</summary>
internal interface IReaders
{
    /// <summary>Opens the document on one of them, which nobody else can use until it is disposed.</summary>
    /// <param name="document">The document; null unless the state is <see cref="ReaderState.Document" />.</param>
    ReaderState Open(out IDocument? document);
}
