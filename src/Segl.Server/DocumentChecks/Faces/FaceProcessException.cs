namespace Segl.Server.DocumentChecks.Faces;

/// <summary>The program that compares faces did not start, or answered what is no answer.</summary>
internal sealed class FaceProcessException(string message) : Exception(message);
