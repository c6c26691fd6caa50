namespace Segl.Rules;

/// <summary>What the app read from the starting screen (R92). A bare approval is never enough.</summary>
public enum ClaimedBy
{
    QrCode,
    Number,
    Link,
}
