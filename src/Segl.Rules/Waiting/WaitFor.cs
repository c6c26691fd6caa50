namespace Segl.Rules;

/// <summary>What a person waits for after asking for it in the portal.</summary>
public enum WaitFor
{
    /// <summary>R31, R33: an activation code.</summary>
    ActivationCode,

    /// <summary>R68: a new password beside the device.</summary>
    Password,
}
