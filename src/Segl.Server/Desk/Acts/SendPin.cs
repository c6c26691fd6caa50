using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R23: a temporary PIN for a new PIN in a blocked app goes to the registered number; the officer does not see
/// it.</summary>
internal sealed class SendPin(People people, Codes codes) : IDeskAct
{
    private const string App = "app";

    /// <inheritdoc/>
    public DeskAct Act => DeskAct.SendTemporaryPin;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) =>
        $"""
            <fieldset><legend>{at.Visit.Texts.WhichApp}</legend>
            {Blocked(at).Select(app => Choices.Radio(App, app.Id.ToString(), app.Name))}
            </fieldset>
            """;

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) =>
        Blocked(at).FirstOrDefault(app => app.Id.ToString() == form[App]) is { } app
            ? new ActArguments { [App] = app.Id.ToString() }
            : new Refusal(Reason.NotFound);

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        run.Change(
            people,
            decide,
            async change =>
            {
                var app = Guid.Parse(run.Arguments[App]);
                var sent = await NewPins.Send(change, app, codes, run.Hand.Facts((App, app)));
                if (!sent.IsGranted(out _, out var no))
                {
                    return no;
                }

                change.Record(Happening.TemporaryPinFromDesk, run.Hand.Facts((App, app)));
                return null;
            }
        );

    private static IEnumerable<StoredApp> Blocked(AtDesk at) =>
        at.Held.Apps.Where(app => app is { State: AppState.Active, Pins.Blocked: true });
}
