namespace Segl.Rules;

/// <summary>What a document check is asked for.</summary>
public enum CheckPurpose
{
    /// <summary>R31: an activation code for a further app, shown in one's present app.</summary>
    ActivationCode,

    /// <summary>An app for the person in the document, on the phone that scans it.</summary>
    ActivateHere,

    /// <summary>R23: a new PIN for an app that is blocked.</summary>
    NewPin,

    /// <summary>R08: the end of a freeze.</summary>
    EndFreeze,
}
