namespace Segl.Server.Devices;

/// <summary>
/// The bytes of a maker's file, so many for each package: a reader of XML keeps a whole attribute in memory, however long
/// it is.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class PackageStream(Stream file) : Stream
{
    /// <summary>The most bytes that are read for one package; one with a device has about a thousand.</summary>
    public const int MostBytes = 1 << 20;

    private long left = MostBytes;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The next package may have as many bytes again.</summary>
    public void BeginPackage() => left = MostBytes;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The package has too many.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = file.Read(buffer, offset, count);
        left -= read;
        return left < 0 ? throw new InvalidDataException() : read;
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
