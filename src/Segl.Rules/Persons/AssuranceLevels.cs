namespace Segl.Rules;

/// <summary>The means by which a login was approved.</summary>
public enum Means
{
    /// <summary>The app and its PIN.</summary>
    AppAndPin,

    /// <summary>The app and biometrics in place of the PIN.</summary>
    AppAndBiometrics,

    /// <summary>A code display or audio code reader, and the password.</summary>
    DeviceAndPassword,

    /// <summary>The app and its PIN, and then a security key in the browser that started the login.</summary>
    AppPinAndSecurityKey,
}

/// <summary>R96: the level that a login reaches.</summary>
public static class AssuranceLevels
{
    /// <summary>The level for a relying party that requests none.</summary>
    public const AssuranceLevel AskedByDefault = AssuranceLevel.Substantial;

    /// <summary>R96: the lower of the identity's level and the authenticator's.</summary>
    public static AssuranceLevel Of(AssuranceLevel identity, Means means)
    {
        var authenticator = means switch
        {
            Means.AppAndPin or Means.AppAndBiometrics or Means.DeviceAndPassword => AssuranceLevel.Substantial,
            Means.AppPinAndSecurityKey => AssuranceLevel.High,
        };
        return identity < authenticator ? identity : authenticator;
    }

    /// <summary>R96: whether an app needs a security key beside it to reach a level.</summary>
    public static bool NeedsKey(AssuranceLevel asked) => Of(AssuranceLevel.High, Means.AppAndPin) < asked;

    /// <summary>R96: why an app, with a security key where one is needed, does not reach a level; null if it does.</summary>
    /// <param name="identity">The level of the identity.</param>
    /// <param name="asked">The level that is asked for.</param>
    /// <param name="hasKey">Whether the person has an active security key.</param>
    public static Refusal? WhyNotByApp(AssuranceLevel identity, AssuranceLevel asked, bool hasKey) =>
        identity < asked ? new(Reason.LevelTooLow)
        : NeedsKey(asked) && !hasKey ? new(Reason.SecurityKeyMissing)
        : null;
}
