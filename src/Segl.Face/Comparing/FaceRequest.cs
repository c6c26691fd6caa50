using System.Security.Cryptography;

namespace Segl.Face.Comparing;

/// <summary>One comparison: the portrait, and the pictures in the order in which they were taken.</summary>
internal sealed record FaceRequest(FaceMovement Movement, byte[] Portrait, IReadOnlyList<byte[]> Pictures) : IDisposable
{
    /// <summary>Overwrites all pictures.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Portrait);
        foreach (var picture in Pictures)
        {
            CryptographicOperations.ZeroMemory(picture);
        }
    }
}
