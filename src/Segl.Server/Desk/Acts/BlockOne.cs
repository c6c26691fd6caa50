using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Devices;
using Segl.Server.SecurityKeys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R11, R19: blocks an app, a device or a security key for good. The citizen stands at the desk, where they get
/// another.</summary>
internal sealed class BlockOne(People people) : IDeskAct
{
    private const string One = "one";

    /// <inheritdoc/>
    public DeskAct Act => DeskAct.BlockAuthenticator;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) =>
        $"""
            <fieldset><legend>{at.Visit.Texts.WhichOne}</legend>
            {Active(at.Held).Select(one => Choices.Radio(One, one.Id, one.Name))}
            </fieldset>
            """;

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) =>
        Active(at.Held).Any(one => one.Id == form[One])
            ? new ActArguments { [One] = form[One].ToString() }
            : new Refusal(Reason.NotFound);

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        run.Change(
            people,
            decide,
            async change =>
            {
                var id = run.Arguments[One];
                var held = await Authenticators.Of(change.Session, change.Person.Id);
                if (held.Apps.FirstOrDefault(app => Is(app, id)) is { } app)
                {
                    await AppEnds.EndAllOf(change, app.Id);
                    AppStore.Save(change.Session, app with { State = AppState.Blocked, Slot = null });
                    change.Record(Happening.AppBlocked, run.Hand.Facts(("app", app.Id), ("name", app.Name)));
                    return null;
                }

                if (held.UsableKey is { } key && key.Id.ToString() == id)
                {
                    HeldKeys.Block(change, key);
                    change.Record(Happening.SecurityKeyBlocked, run.Hand.Facts(("key", key.Id), ("name", key.Name)));
                    return null;
                }

                if (held.Devices.FirstOrDefault(device => Is(device, id)) is not { } device)
                {
                    return new(Reason.NotFound);
                }

                var facts = run.Hand.Facts(("device", device.Serial));
                await DeviceEnds.End(change, device, DeviceState.Blocked, Happening.DeviceBlocked, facts);
                return null;
            }
        );

    private static bool Is(StoredApp app, string id) => app.State is AppState.Active && app.Id.ToString() == id;

    private static bool Is(StoredDevice device, string id) => device.State is DeviceState.Active && device.Serial == id;

    private static IEnumerable<(string Id, string Name)> Active(Authenticators held) =>
        held
            .Apps.Where(app => app.State is AppState.Active)
            .Select(app => (app.Id.ToString(), app.Name))
            .Concat(
                held.Devices.Where(device => device.State is DeviceState.Active)
                    .Select(device => (device.Serial, device.Name))
            )
            .Concat(held.UsableKey is { } key ? [(key.Id.ToString(), key.Name)] : []);
}
