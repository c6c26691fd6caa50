namespace Segl.Rules;

/// <summary>R70: what the person in front of the camera is asked to do. The server chooses.</summary>
public enum FaceMovement
{
    /// <summary>Turn the head to the own left.</summary>
    Left,

    /// <summary>Turn the head to the own right.</summary>
    Right,

    /// <summary>Lower the chin.</summary>
    Nod,
}
