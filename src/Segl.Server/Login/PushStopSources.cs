using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>R94: browser and address of a login, as recorded by "this was not me".</summary>
internal static class PushStopSources
{
    /// <summary>The digests of browser and address, in this order.</summary>
    public static IReadOnlyList<byte[]> Of(WaitingLogin login, Codes codes) =>
        [codes.OfSource("browser", login.BrowserDigest), codes.OfSource("address", Addresses.Counted(login.Address))];
}
