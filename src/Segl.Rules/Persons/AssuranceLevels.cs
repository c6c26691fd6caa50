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
}

/// <summary>R96: the level that a login reaches.</summary>
public static class AssuranceLevels
{
    /// <summary>The level for a relying party that requests none.</summary>
    public const AssuranceLevel AskedByDefault = AssuranceLevel.Substantial;

    /// <summary>The highest level that any of the existing means reaches.</summary>
    public static AssuranceLevel Highest { get; } =
        Enum.GetValues<Means>().Max(means => Of(AssuranceLevel.High, means));

    /// <summary>R96: the lower of the identity's level and the authenticator's.</summary>
    public static AssuranceLevel Of(AssuranceLevel identity, Means means)
    {
        var authenticator = means switch
        {
            Means.AppAndPin or Means.AppAndBiometrics or Means.DeviceAndPassword => AssuranceLevel.Substantial,
        };
        return identity < authenticator ? identity : authenticator;
    }
}
