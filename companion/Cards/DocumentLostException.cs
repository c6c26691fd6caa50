namespace Segl.Companion.Cards;

/// <summary>The document does not answer any more: it was taken away, or its reader was.</summary>
internal sealed class DocumentLostException(string message) : Exception(message);
