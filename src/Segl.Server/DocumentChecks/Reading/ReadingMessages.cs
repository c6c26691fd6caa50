namespace Segl.Server.DocumentChecks.Reading;

/// <summary>R70, R71: what the citizen scanned and typed. The first message also opens the reading.</summary>
/// <param name="Type"><c>zone</c></param>
/// <param name="Zone">The lines of the machine-readable zone; or the three fields below.</param>
/// <param name="DocumentNumber">The typed document number.</param>
/// <param name="BirthDate">The typed date of birth.</param>
/// <param name="Expiry">The typed date of expiry.</param>
/// <param name="Can">The card access number, for a card that is opened by it.</param>
/// <param name="Installation">First message: the installation that asked.</param>
/// <param name="Ticket">First message: the ticket that the start gave.</param>
/// <param name="Country">First message: where the document is from, by ISO 3166-1 alpha-3.</param>
/// <param name="PersonNumber">First message: the person number, where the document does not hold it.</param>
/// <param name="PCode">First message: the P-code of a person without a person number.</param>
internal sealed record ZoneMessage(
    string Type,
    string? Zone = null,
    string? DocumentNumber = null,
    DateOnly? BirthDate = null,
    DateOnly? Expiry = null,
    string? Can = null,
    string? Installation = null,
    string? Ticket = null,
    string? Country = null,
    string? PersonNumber = null,
    string? PCode = null
)
{
    /// <summary>Nothing of it is printed by accident, in a log or elsewhere (T-24).</summary>
    public override string ToString() => Type;
}

/// <summary>The zone is to be sent again: this part is wrong.</summary>
internal sealed record ZoneAgain(string Part)
{
    /// <summary>How the message is told from others.</summary>
    public string Type => "again";
}

/// <summary>From now on binary frames carry commands, and their answers are expected.</summary>
internal sealed record ChipAsked
{
    /// <summary>How the message is told from others.</summary>
    public string Type => "chip";
}

/// <summary>How far the reading of the chip is.</summary>
internal sealed record ChipProgress(int Percent)
{
    /// <summary>How the message is told from others.</summary>
    public string Type => "progress";
}

/// <summary>So many pictures are expected, one straight and the rest of this movement.</summary>
internal sealed record FaceAsked(string Movement, int Pictures, string? Again)
{
    /// <summary>How the message is told from others.</summary>
    public string Type => "face";
}

/// <summary>All three parts agree.</summary>
internal sealed record CheckGranted(long Now, string Name)
{
    /// <summary>How the message is told from others.</summary>
    public string Type => "granted";
}

/// <summary>It was refused; the members are those of a problem answer.</summary>
internal sealed record CheckRefused(long Now, string Reason, string Title, int Status, long? TryAgainAt, int? TriesLeft)
{
    /// <summary>How the message is told from others.</summary>
    public string Type => "refused";
}
