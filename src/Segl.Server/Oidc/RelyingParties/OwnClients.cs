using Segl.Server.Configuration;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>The doors of our own in which a person logs in as they do anywhere else.</summary>
internal sealed class OwnClients(Settings settings)
{
    /// <summary>The portal.</summary>
    public OwnClient My { get; } = new("my", settings.MyOrigin);

    /// <summary>The Citizen Service desk.</summary>
    public OwnClient Desk { get; } = new("desk", settings.DeskOrigin);

    /// <summary>The operator's door.</summary>
    public OwnClient Operate { get; } = new("operate", settings.OperateOrigin);

    /// <summary>Whether an id is one of theirs, and nobody else's.</summary>
    public static bool Has(string clientId) => clientId is "segl-my" or "segl-desk" or "segl-operate";

    /// <summary>The one with this id; null if there is none.</summary>
    public OwnClient? Find(string clientId) =>
        ((OwnClient[])[My, Desk, Operate]).FirstOrDefault(one => one.Id == clientId);
}
