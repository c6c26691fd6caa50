using System.Security.Cryptography;

namespace Segl.Face.Pictures;

/// <summary>A decoded picture: three bytes a pixel, red, green and blue, line by line. Disposed, it is overwritten.</summary>
internal sealed class Picture(int width, int height) : IDisposable
{
    /// <summary>In pixels.</summary>
    public int Width { get; } = width;

    /// <summary>In pixels.</summary>
    public int Height { get; } = height;

    /// <summary>Pinned, so that the garbage collector makes no copies that nobody overwrites.</summary>
    public byte[] Pixels { get; } = GC.AllocateUninitializedArray<byte>(width * height * 3, pinned: true);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(Pixels);
}
