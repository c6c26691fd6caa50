namespace Segl.Companion.Tests;

/// <summary>What the page's transport throws; the message is what the companion said.</summary>
internal sealed class ChipLostException(string message) : Exception(message);
