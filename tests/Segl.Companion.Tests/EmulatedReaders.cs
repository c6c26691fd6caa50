using Segl.Companion.Cards;
using Segl.Passport.Chips;

namespace Segl.Companion.Tests;

/// <summary>A reader that is not there, with a chip that is not there either.</summary>
internal sealed class EmulatedReaders : IReaders
{
    private readonly Lock gate = new();
    private ReaderState state = ReaderState.NoDocument;
    private Chip? chip;

    /// <summary>Commands that came as far as the chip.</summary>
    public List<byte[]> Commands { get; } = [];

    /// <summary>Whether somebody has the document.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Lays a document on the reader.</summary>
    public void Lay(ChipDesign design)
    {
        lock (gate)
        {
            (chip, state) = (new(design), ReaderState.Document);
        }
    }

    /// <summary>Takes the document away, or makes the reader look otherwise.</summary>
    public void TakeAway(ReaderState left = ReaderState.NoDocument)
    {
        lock (gate)
        {
            (chip, state) = (null, left);
        }
    }

    public ReaderState Open(out IDocument? document)
    {
        lock (gate)
        {
            document = chip is null ? null : new Document(this, chip);
            IsTaken |= chip is not null;
            chip?.Reset();
            return state;
        }
    }

    private sealed class Document(EmulatedReaders readers, Chip chip) : IDocument
    {
        public byte[] Transmit(byte[] command)
        {
            lock (readers.gate)
            {
                if (readers.chip != chip)
                {
                    throw new DocumentLostException("Taken away.");
                }
                readers.Commands.Add(command);
                return chip.Exchange(command, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            }
        }

        public void Dispose()
        {
            lock (readers.gate)
            {
                readers.IsTaken = false;
            }
        }
    }
}
