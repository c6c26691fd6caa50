namespace Segl.Companion.Pcsc;

/// <summary>What PC/SC functions return, as far as it is told apart.</summary>
internal enum PcscCode : uint
{
    Success = 0,

    /// <summary>SCARD_E_INSUFFICIENT_BUFFER</summary>
    InsufficientBuffer = 0x80100008,

    /// <summary>SCARD_E_SHARING_VIOLATION: another program has the card.</summary>
    SharingViolation = 0x8010000B,

    /// <summary>SCARD_E_NO_SMARTCARD</summary>
    NoSmartCard = 0x8010000C,

    /// <summary>SCARD_E_NO_SERVICE</summary>
    NoService = 0x8010001D,

    /// <summary>SCARD_E_SERVICE_STOPPED</summary>
    ServiceStopped = 0x8010001E,

    /// <summary>SCARD_E_NO_READERS_AVAILABLE</summary>
    NoReaders = 0x8010002E,

    /// <summary>SCARD_W_UNPOWERED_CARD</summary>
    UnpoweredCard = 0x80100067,

    /// <summary>SCARD_W_REMOVED_CARD</summary>
    RemovedCard = 0x80100069,
}
