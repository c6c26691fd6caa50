namespace Segl.Face.Comparing;

/// <summary>What the head was to do, as the person sees it.</summary>
internal enum FaceMovement : byte
{
    /// <summary>Turn to the left.</summary>
    Left = 1,

    /// <summary>Turn to the right.</summary>
    Right = 2,

    /// <summary>Bow, as in a nod.</summary>
    Nod = 3,
}
