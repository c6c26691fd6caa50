namespace Segl.Server.DocumentChecks.Reading;

/// <summary>The phone went away, or sent what nobody asked for: the reading ends without an answer.</summary>
internal sealed class ReadingBrokenException : Exception;
