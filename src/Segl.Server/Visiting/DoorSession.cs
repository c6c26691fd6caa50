using System.Text.Json.Serialization;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Visiting;

/// <summary>A login to a door of our own, as its browser's cookie holds it.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="LoginId">The login, in whose row it is kept whether it was ended.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="SeenAt">When something was last asked.</param>
/// <param name="Language">The language that was chosen.</param>
/// <param name="Place">Where it began, if the door binds it to that: a keyed digest.</param>
internal sealed record DoorSession(
    Guid PersonId,
    Guid LoginId,
    DateTimeOffset BegunAt,
    DateTimeOffset SeenAt,
    Language Language,
    string? Place = null
)
{
    /// <summary>The key of its login.</summary>
    [JsonIgnore]
    public LoginKey Login => new(PersonId, LoginId);
}
