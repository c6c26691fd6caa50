namespace Segl.Server.Devices;

/// <summary>A maker's file is refused, whole: nothing of it is kept.</summary>
/// <param name="line">The place: a line of the file.</param>
/// <param name="why">One sentence, without a secret.</param>
internal sealed class PskcException(long line, string why) : Exception($"line {line}: {why}");
