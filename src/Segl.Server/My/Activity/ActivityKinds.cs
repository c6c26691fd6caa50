using Segl.Rules;
using Segl.Server.My.Texts;

namespace Segl.Server.My.Activity;

/// <summary>What a person filters the journal by.</summary>
internal enum ActivityKind
{
    /// <summary>Logins, approved or stopped.</summary>
    Logins,

    /// <summary>Apps, devices and spares.</summary>
    Authenticators,

    /// <summary>Copies and activation codes.</summary>
    Copies,

    /// <summary>The person's own data: number, address, language, freeze, what was handed out.</summary>
    Person,
}

/// <summary>Which lines are of which kind. What is not named is about the person.</summary>
internal static class ActivityKinds
{
    private static readonly HashSet<Happening> OfCopies =
    [
        Happening.ActivationCodeIssued,
        Happening.TemporaryPinSent,
        Happening.CopyStarted,
        Happening.CopyReady,
        Happening.CopyCodeShown,
        Happening.CopyVouched,
        Happening.CopyFailed,
        Happening.CopyStopped,
    ];

    /// <summary>The kind of a line.</summary>
    public static ActivityKind Of(Happening what) =>
        what.ToString() switch
        {
            _ when OfCopies.Contains(what) => ActivityKind.Copies,
            var name when name.StartsWith("Login", StringComparison.Ordinal) => ActivityKind.Logins,
            _ when what is Happening.PersonNumberTested or Happening.SecurityKeyUsed => ActivityKind.Logins,
            var name when IsOfAuthenticators(name) => ActivityKind.Authenticators,
            _ => ActivityKind.Person,
        };

    /// <summary>What a person calls it.</summary>
    public static string Name(this ActivityKind kind, MyTexts texts) =>
        kind switch
        {
            ActivityKind.Logins => texts.KindLogins,
            ActivityKind.Authenticators => texts.Authenticators,
            ActivityKind.Copies => texts.KindCopies,
            ActivityKind.Person => texts.KindPerson,
        };

    private static bool IsOfAuthenticators(string name) =>
        (
            (string[])
                [
                    "App",
                    "Device",
                    "Pin",
                    "Biometrics",
                    "NumberApproval",
                    "NameOfApp",
                    "Password",
                    "SecurityKey",
                    "Spare",
                ]
        ).Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));
}
