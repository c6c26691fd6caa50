using Segl.Rules;

namespace Segl.Storage;

/// <summary>A citizen's screen that an officer connected.</summary>
/// <param name="Id">A keyed digest of the code by which it was connected.</param>
/// <param name="OfficerId">The officer.</param>
/// <param name="DeskId">The desk.</param>
/// <param name="Browser">The browser that showed the code; null until it has seen that it is connected.</param>
/// <param name="PairedAt">When it was connected.</param>
/// <param name="PairedUntil">The end of the desk's day.</param>
/// <param name="Offer">What is on it; null for nothing.</param>
/// <param name="Version">Grows with each change of what is on it.</param>
public sealed record PairedScreen(
    Guid Id,
    Guid OfficerId,
    string DeskId,
    Guid? Browser,
    DateTimeOffset PairedAt,
    DateTimeOffset PairedUntil,
    ScreenOffer? Offer,
    int Version
)
{
    /// <summary>What is on it now.</summary>
    public ScreenOffer? OfferAt(DateTimeOffset now) => Offer?.Lives(now) == true ? Offer : null;
}
