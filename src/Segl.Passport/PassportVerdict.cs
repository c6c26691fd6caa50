namespace Segl.Passport;

/// <summary>What became of a reading: authentic, or refused with a reason. There is nothing between.</summary>
public abstract record PassportVerdict
{
    private PassportVerdict() { }

    /// <summary>A genuine document.</summary>
    /// <param name="Document">Its data, and by what it proved that it is no copy.</param>
    public sealed record Authentic(AuthenticDocument Document) : PassportVerdict;

    /// <summary>Any other.</summary>
    /// <param name="Fault">The reason.</param>
    /// <param name="Detail">For a log: it names no person and no document.</param>
    public sealed record Refused(PassportFault Fault, string Detail) : PassportVerdict;
}
