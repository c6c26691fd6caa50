using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;

namespace Segl.Server.Visiting;

/// <summary>A page in the navigation of a door.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">The key that leads there (accesskey); null for none.</param>
internal sealed record DoorPlace(string Path, string Name, string? Key = null);

/// <summary>
/// A door of our own, in which a person logs in as with any relying party (decision 34): the portal, the desk, the
/// operator's door. What they have in common is in this folder; here stands in what they differ.
/// </summary>
/// <typeparam name="TVisit">A request of somebody who is logged in there.</typeparam>
internal abstract class OwnDoor<TVisit>(OwnClient client)
    where TVisit : Visit
{
    /// <summary>The door as a relying party.</summary>
    public OwnClient Client { get; } = client;

    /// <summary>The path of its front page, with which all its paths begin.</summary>
    public string Path { get; } = $"/{client.Door}";

    /// <summary>The lowest level at which one logs in.</summary>
    public abstract AssuranceLevel AskedLevel { get; }

    /// <summary>When a login is over.</summary>
    public abstract SessionRule Ends { get; }

    /// <summary>T-44: whether a login is good only in the browser and at the address where it began.</summary>
    public abstract bool IsBoundToPlace { get; }

    /// <summary>Its name, as the app shows it, too.</summary>
    public abstract string NameIn(Language language);

    /// <summary>What it is, for somebody who is not logged in.</summary>
    public abstract string LeadIn(Language language);

    /// <summary>What somebody is told who is logged in and has no business here; null where everybody has.</summary>
    public abstract string? NotAdmittedIn(Language language);

    /// <summary>Lets in who is logged in; null for who has no business here, or has none any more.</summary>
    public abstract Task<TVisit?> Admit(Visit visit);

    /// <summary>Its pages, for the navigation.</summary>
    public abstract IReadOnlyList<DoorPlace> Places(TVisit visit);
}
