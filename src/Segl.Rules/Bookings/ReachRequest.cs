namespace Segl.Rules;

/// <summary>R80: how a desk reaches somebody who cannot come.</summary>
public enum ReachKind
{
    HomeVisit,
    Video,
}

/// <summary>A request by somebody who cannot come to a desk.</summary>
public sealed record ReachRequest(
    Guid Id,
    string DeskId,
    ReachKind Kind,
    Contact Contact,
    string Language,
    DateTimeOffset AskedAt
);
