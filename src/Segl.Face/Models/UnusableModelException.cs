namespace Segl.Face.Models;

/// <summary>The models are not there or not what the manifest says. The message is one sentence for the operator.</summary>
internal sealed class UnusableModelException(string message) : Exception(message);
