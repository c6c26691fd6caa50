// The desk's own pages and frame, by their short names.
global using DeskFrame = Segl.Server.Visiting.DoorFrame<Segl.Server.Desk.Serving.DeskVisit>;
global using DeskPages = Segl.Server.Visiting.DoorPages<Segl.Server.Desk.Serving.DeskVisit>;
using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Texts;
using Segl.Server.Visiting;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>A request of an officer who is logged in to the desk.</summary>
internal sealed record DeskVisit : Visit
{
    /// <summary>A visit to the desk.</summary>
    public DeskVisit(Visit visit, Officer officer, ServiceDesk? desk)
        : base(visit) => (Officer, Desk) = (officer, desk);

    /// <summary>The officer, as read for this request.</summary>
    public Officer Officer { get; }

    /// <summary>The desk; null as long as nobody has described it.</summary>
    public ServiceDesk? Desk { get; }

    /// <summary>What the desk is called.</summary>
    public string DeskName => Desk?.Name ?? Officer.DeskId;

    /// <summary>The texts of the page's language.</summary>
    public DeskTexts Texts => DeskTexts.In(Language);

    /// <summary>Who does something, and why: what the citizen reads in their activity.</summary>
    public DeskHand Hand(string because) => new(Person.Id, Person.Name, Officer.DeskId, because);

    /// <summary>Where something is handed to the citizen, and why.</summary>
    public HandingPlace Place(string because) =>
        new(
            Person.Id,
            Person.Name,
            Officer.DeskId,
            DeskName,
            Desk?.Zone ?? DanishClock.Zone,
            Desk?.Printer,
            because,
            Now,
            Context.RequestAborted
        );
}
