namespace Segl.Server.DocumentChecks.Reading;

/// <summary>The phone lost the chip; it is read anew from the beginning.</summary>
internal sealed class ChipMovedAwayException : Exception;
