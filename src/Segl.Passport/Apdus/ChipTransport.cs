namespace Segl.Passport;

/// <summary>Carries one command to the chip and its answer back: all that a phone or a reader does.</summary>
/// <param name="command">A command of ISO/IEC 7816-4.</param>
/// <param name="ct">Ends the reading.</param>
public delegate ValueTask<byte[]> ChipTransport(ReadOnlyMemory<byte> command, CancellationToken ct);
