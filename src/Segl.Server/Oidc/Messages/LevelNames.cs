using Segl.Rules;

namespace Segl.Server.Oidc.Messages;

/// <summary>The names of levels and means in the protocol.</summary>
internal static class LevelNames
{
    private const string Nsis = "https://data.gov.dk/concept/core/nsis/";

    /// <summary>The names of the levels that a login can reach, as <c>acr_values_supported</c> lists them.</summary>
    public static IReadOnlyList<string> Supported { get; } =
    [
        .. Enum.GetValues<AssuranceLevel>().Select(level => Nsis + level),
        .. Enum.GetValues<AssuranceLevel>().Select(level => level.ToString()),
    ];

    /// <summary>The value of <c>acr</c>.</summary>
    public static string Acr(AssuranceLevel level, bool isShort) => isShort ? level.ToString() : Nsis + level;

    /// <summary>
    /// The level of an <c>acr</c> value, and whether it is the short name; null when unknown.
    /// </summary>
    public static (AssuranceLevel Level, bool IsShort)? Read(string acr)
    {
        var isShort = !acr.StartsWith(Nsis, StringComparison.Ordinal);
        return (isShort ? acr : acr[Nsis.Length..]) switch
        {
            "Low" => (AssuranceLevel.Low, isShort),
            "Substantial" => (AssuranceLevel.Substantial, isShort),
            "High" => (AssuranceLevel.High, isShort),
            _ => null,
        };
    }

    /// <summary>
    /// The values of <c>amr</c> (RFC 8176): a software key and what unlocked it, or a one-time password and a password;
    /// in both cases multiple factors. With a security key: a hardware-secured key, too, whose user was present.
    /// </summary>
    public static IReadOnlyList<string> Amr(Means means) =>
        means switch
        {
            Means.AppAndPin => ["swk", "pin", "mfa"],
            Means.AppAndBiometrics => ["swk", "user", "mfa"],
            Means.AppPinAndSecurityKey => ["swk", "pin", "hwk", "user", "mfa"],
            Means.DeviceAndPassword => ["otp", "pwd", "mfa"],
        };
}
