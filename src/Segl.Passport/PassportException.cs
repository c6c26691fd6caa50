namespace Segl.Passport;

/// <summary>What every parser and protocol of this library throws when a document is not as it should be.</summary>
public sealed class PassportException(PassportFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The reason.</summary>
    public PassportFault Fault { get; } = fault;
}
