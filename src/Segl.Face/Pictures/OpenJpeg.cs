using System.Runtime.InteropServices;

namespace Segl.Face.Pictures;

/// <summary>The part of libopenjp2 (2.5) that decodes from memory: its functions and the layout of its structures.</summary>
internal static unsafe partial class OpenJpeg
{
    private const string Library = "libopenjp2.so.7";

    /// <summary>A bare codestream.</summary>
    public const int Bare = 0;

    /// <summary>A codestream in boxes.</summary>
    public const int Boxed = 2;

    /// <summary>Luminance and two colour differences.</summary>
    public const int Sycc = 3;

    /// <summary>More than <c>opj_dparameters_t</c> takes: two paths of 4,096 characters and some numbers.</summary>
    public const int ParametersSize = 16384;

    /// <summary><c>opj_image_t</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Image
    {
        public uint Left;
        public uint Top;
        public uint Right;
        public uint Bottom;
        public uint ComponentCount;
        public int ColourSpace;
        public Component* Components;
        public byte* IccProfile;
        public uint IccProfileLength;
    }

    /// <summary><c>opj_image_comp_t</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Component
    {
        public uint AcrossStep;
        public uint DownStep;
        public uint Width;
        public uint Height;
        public uint Left;
        public uint Top;
        public uint Precision;
        public uint BitsPerPixel;
        public uint Signed;
        public uint DecodedResolutions;
        public uint Factor;
        public int* Data;
        public ushort Alpha;
    }

    /// <summary>The bytes that a stream reads, and where it stands.</summary>
    public struct Source
    {
        public byte* Bytes;
        public long Length;
        public long At;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    public static nint Read(void* buffer, nint count, void* user)
    {
        var source = (Source*)user;
        var left = Math.Min(count, source->Length - source->At);
        if (left <= 0)
        {
            return -1;
        }

        Buffer.MemoryCopy(source->Bytes + source->At, buffer, count, left);
        source->At += left;
        return (nint)left;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    public static long Skip(long count, void* user)
    {
        var source = (Source*)user;
        if (count < 0 || count > source->Length - source->At)
        {
            return -1;
        }

        source->At += count;
        return count;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    public static int Seek(long to, void* user)
    {
        var source = (Source*)user;
        if (to < 0 || to > source->Length)
        {
            return 0;
        }

        source->At = to;
        return 1;
    }

    [LibraryImport(Library)]
    public static partial nint opj_create_decompress(int format);

    [LibraryImport(Library)]
    public static partial void opj_set_default_decoder_parameters(byte* parameters);

    [LibraryImport(Library)]
    public static partial int opj_setup_decoder(nint codec, byte* parameters);

    [LibraryImport(Library)]
    public static partial int opj_decoder_set_strict_mode(nint codec, int strict);

    [LibraryImport(Library)]
    public static partial nint opj_stream_create(nuint bufferSize, int isInput);

    [LibraryImport(Library)]
    public static partial void opj_stream_set_user_data(nint stream, void* user, nint release);

    [LibraryImport(Library)]
    public static partial void opj_stream_set_user_data_length(nint stream, ulong length);

    [LibraryImport(Library)]
    public static partial void opj_stream_set_read_function(
        nint stream,
        delegate* unmanaged[Cdecl]<void*, nint, void*, nint> read
    );

    [LibraryImport(Library)]
    public static partial void opj_stream_set_skip_function(
        nint stream,
        delegate* unmanaged[Cdecl]<long, void*, long> skip
    );

    [LibraryImport(Library)]
    public static partial void opj_stream_set_seek_function(
        nint stream,
        delegate* unmanaged[Cdecl]<long, void*, int> seek
    );

    [LibraryImport(Library)]
    public static partial int opj_read_header(nint stream, nint codec, out Image* image);

    [LibraryImport(Library)]
    public static partial int opj_decode(nint codec, nint stream, Image* image);

    [LibraryImport(Library)]
    public static partial int opj_end_decompress(nint codec, nint stream);

    [LibraryImport(Library)]
    public static partial void opj_image_destroy(Image* image);

    [LibraryImport(Library)]
    public static partial void opj_stream_destroy(nint stream);

    [LibraryImport(Library)]
    public static partial void opj_destroy_codec(nint codec);
}
