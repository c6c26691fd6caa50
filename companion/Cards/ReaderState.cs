namespace Segl.Companion.Cards;

/// <summary>What lies on the readers.</summary>
internal enum ReaderState
{
    /// <summary>The computer's PC/SC service does not run.</summary>
    NoService,

    /// <summary>There is no reader.</summary>
    NoReader,

    /// <summary>No reader has a card.</summary>
    NoDocument,

    /// <summary>Another program has the card.</summary>
    InUse,

    /// <summary>A card that is no passport and no identity card.</summary>
    OtherCard,

    /// <summary>A passport or identity card.</summary>
    Document,
}
