using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>What the rules of the desk ask about a person.</summary>
internal sealed class Citizens(Codes codes)
{
    /// <summary>Where they live, as far as registered.</summary>
    public Resident ResidentOf(Person person) => new(person.Id, codes.UnwrapAddress(person));

    /// <summary>What they have.</summary>
    public static async Task<(ServedPerson Facts, Authenticators Held)> Of(
        Session session,
        Person person,
        DateTimeOffset now
    )
    {
        var held = await Authenticators.Of(session, person.Id);
        var active = held.Apps.Where(app => app.State is AppState.Active).ToList();
        return (
            new(
                person.Level,
                person.FrozenAt is not null,
                person.EndedAt is not null,
                person.Phone is not null,
                PhoneNumbers.WhyNoCode(person.PhoneChangedAt, person.PhoneHoldLifted, now) is not null,
                active.Count,
                active.Count(app => app.Pins.Blocked),
                held.Devices.Count(device => device.State is DeviceState.Active)
            ),
            held
        );
    }
}
