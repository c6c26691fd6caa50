using System.Runtime.InteropServices;
using System.Text;

namespace Segl.Companion.Pcsc;

/// <summary>
/// The functions of PC/SC: libpcsclite on Linux, WinSCard on Windows, the PCSC framework on macOS. A DWORD has 32 or 64
/// bits there and is passed in a register of its own everywhere, so that one signature serves all: a number goes in as
/// wide as a register, and what comes out is written into a zeroed one, whose lower end comes first.
/// </summary>
internal static unsafe class PcscLibrary
{
    /// <summary>SCARD_SHARE_EXCLUSIVE</summary>
    public const uint Exclusive = 1;

    /// <summary>SCARD_PROTOCOL_T0</summary>
    public const uint T0 = 1;

    /// <summary>SCARD_PROTOCOL_T1</summary>
    public const uint T1 = 2;

    /// <summary>SCARD_RESET_CARD</summary>
    public const uint Reset = 1;

    private const int LongestReaderList = 16 * 1024;

    private static readonly Lazy<nint> Library = new(Load);

    private static readonly string Suffix = OperatingSystem.IsWindows() ? "W" : "";

    /// <summary>Strings of PC/SC: wide characters on Windows.</summary>
    private static readonly Encoding Text = OperatingSystem.IsWindows() ? Encoding.Unicode : Encoding.UTF8;

    /// <summary>Whether this computer has PC/SC.</summary>
    public static bool IsThere => Library.Value != 0;

    /// <summary>SCardEstablishContext, for this user.</summary>
    public static PcscCode Establish(out nint context)
    {
        nint made = 0;
        var code = ((delegate* unmanaged<nuint, void*, void*, nint*, int>)Function("SCardEstablishContext"))(
            0,
            null,
            null,
            &made
        );
        context = made;
        return (PcscCode)code;
    }

    /// <summary>SCardReleaseContext</summary>
    public static void Release(nint context) =>
        _ = ((delegate* unmanaged<nint, int>)Function("SCardReleaseContext"))(context);

    /// <summary>SCardListReaders: their names.</summary>
    public static PcscCode ListReaders(nint context, out IReadOnlyList<string> names)
    {
        var buffer = new byte[LongestReaderList];
        var zero = Text.GetByteCount("\0");
        nuint length = (nuint)(buffer.Length / zero);
        PcscCode code;
        fixed (byte* list = buffer)
        {
            code = (PcscCode)
                ((delegate* unmanaged<nint, void*, void*, nuint*, int>)Function($"SCardListReaders{Suffix}"))(
                    context,
                    null,
                    list,
                    &length
                );
        }
        names =
            code == PcscCode.Success
                ? Text.GetString(buffer.AsSpan(0, (int)length * zero))
                    .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                : [];
        return code;
    }

    /// <summary>SCardConnect, for this program alone.</summary>
    public static PcscCode Connect(nint context, string reader, out nint card, out uint protocol)
    {
        nint made = 0;
        nuint chosen = 0;
        PcscCode code;
        fixed (byte* name = Text.GetBytes($"{reader}\0"))
        {
            code = (PcscCode)
                ((delegate* unmanaged<nint, void*, nuint, nuint, nint*, nuint*, int>)Function($"SCardConnect{Suffix}"))(
                    context,
                    name,
                    Exclusive,
                    T0 | T1,
                    &made,
                    &chosen
                );
        }
        (card, protocol) = (made, (uint)chosen);
        return code;
    }

    /// <summary>SCardReconnect with a reset.</summary>
    public static PcscCode ResetCard(nint card, out uint protocol)
    {
        nuint chosen = 0;
        var code = ((delegate* unmanaged<nint, nuint, nuint, nuint, nuint*, int>)Function("SCardReconnect"))(
            card,
            Exclusive,
            T0 | T1,
            Reset,
            &chosen
        );
        protocol = (uint)chosen;
        return (PcscCode)code;
    }

    /// <summary>SCardDisconnect, which resets the card: nobody goes on where this program stopped.</summary>
    public static void Disconnect(nint card) =>
        _ = ((delegate* unmanaged<nint, nuint, int>)Function("SCardDisconnect"))(card, Reset);

    /// <summary>SCardTransmit</summary>
    public static PcscCode Transmit(
        nint card,
        uint protocol,
        ReadOnlySpan<byte> command,
        Span<byte> answer,
        out int length
    )
    {
        var header = (void*)Function(protocol == T0 ? "g_rgSCardT0Pci" : "g_rgSCardT1Pci");
        var room = (nuint)answer.Length;
        PcscCode code;
        fixed (byte* sent = command)
        fixed (byte* received = answer)
        {
            code = (PcscCode)
                ((delegate* unmanaged<nint, void*, void*, nuint, void*, void*, nuint*, int>)Function("SCardTransmit"))(
                    card,
                    header,
                    sent,
                    (nuint)command.Length,
                    null,
                    received,
                    &room
                );
        }
        length = (int)room;
        return code;
    }

    private static nint Function(string name) => NativeLibrary.GetExport(Library.Value, name);

    private static nint Load()
    {
        var name =
            OperatingSystem.IsWindows() ? "winscard.dll"
            : OperatingSystem.IsMacOS() ? "/System/Library/Frameworks/PCSC.framework/PCSC"
            : "libpcsclite.so.1";
        return NativeLibrary.TryLoad(name, out var library) ? library : 0;
    }
}
