namespace Segl.Companion.Screens;

/// <summary>All that the program says, in one language.</summary>
internal sealed record ScreenTexts
{
    public required string Help { get; init; }
    public required Func<string, string> NotASite { get; init; }
    public required Func<string, string> UnknownOption { get; init; }
    public required string NamesNoSite { get; init; }
    public required string PortsTaken { get; init; }
    public required Func<string, string> Started { get; init; }
    public required string NoService { get; init; }
    public required string NoReader { get; init; }
    public required Func<string, string> Readers { get; init; }
    public required string Keys { get; init; }
    public required string Code { get; init; }
    public required Func<string, string> Paired { get; init; }
    public required Func<string, string> WrongCode { get; init; }
    public required Func<string, string> Waits { get; init; }
    public required string InUse { get; init; }
    public required string OtherCard { get; init; }
    public required Func<string, string> Reads { get; init; }
    public required string Lost { get; init; }
    public required Func<string, string> CommandRefused { get; init; }
    public required Func<string, string> Ended { get; init; }
    public required string Stopped { get; init; }
    public required string NothingToStop { get; init; }
    public required Func<string, string> Stranger { get; init; }
    public required string GuessedAt { get; init; }
}
