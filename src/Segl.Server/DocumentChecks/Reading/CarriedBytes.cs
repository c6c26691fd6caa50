namespace Segl.Server.DocumentChecks.Reading;

/// <summary>T-29: how much a phone carried to and from chips in one reading, also when a chip was read anew.</summary>
internal sealed class CarriedBytes
{
    /// <summary>Bytes.</summary>
    public long Count { get; set; }
}
