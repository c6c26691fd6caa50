namespace Segl.Companion.Cards;

/// <summary>A passport or identity card on a reader.</summary>
internal interface IDocument : IDisposable
{
    /// <summary>The chip's answer.</summary>
    /// <exception cref="DocumentLostException">It was taken away, or the reader was.</exception>
    byte[] Transmit(byte[] command);
}
