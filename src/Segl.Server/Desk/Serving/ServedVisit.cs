using System.Text.Json.Serialization;
using Segl.Rules;

namespace Segl.Server.Desk.Serving;

/// <summary>A citizen who is being served: why they were looked up, and what they have shown (R81, R82).</summary>
/// <param name="Login">The officer's login; in another one it counts for nothing.</param>
/// <param name="PersonId">The citizen.</param>
/// <param name="Because">Why they were looked up.</param>
/// <param name="Until">When it is over.</param>
/// <param name="Documents">What was shown.</param>
/// <param name="HasWitness">Whether a witness vouched.</param>
internal sealed record ServedVisit(
    Guid Login,
    Guid PersonId,
    string Because,
    DateTimeOffset Until,
    IReadOnlyList<DocumentKind> Documents,
    bool HasWitness
)
{
    /// <summary>What was shown of who they are.</summary>
    [JsonIgnore]
    public DeskEvidence Evidence => new(Documents, HasWitness);
}
