using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Devices.Orders;
using Segl.Server.Devices.Orders.Texts;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>
/// R17, R64: hands a code display or audio code reader to somebody without an app. It is bound to the citizen here; they
/// type its codes and a password on their own screen, and the officer then activates it with them present.
/// </summary>
internal sealed class HandOutDevice(Handover handover, KeyEncryptionKey keys) : IDeskAct
{
    private const string Serial = "serial";

    /// <inheritdoc/>
    public DeskAct Act => DeskAct.HandOutDevice;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) =>
        $"""
            <p>{at.Visit.Texts.HandOutLead}</p>
            <div class="field">
              <label for="{Serial}">{at.Visit.Texts.Serial}</label>
              <input type="text" id="{Serial}" name="{Serial}" required autocomplete="off" autocapitalize="characters"
                spellcheck="false">
            </div>
            """;

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) =>
        DeviceSerials.Read(form[Serial].ToString()) is { } serial
            ? new ActArguments { [Serial] = serial }
            : new Refusal(Reason.SerialNotInStock);

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        handover.AskForPassword(
            run.Place,
            run.PersonId,
            run.Arguments[Serial],
            async change =>
                await decide(change)
                ?? await Packing.PackAtDesk(
                    change,
                    keys,
                    run.Arguments[Serial],
                    LetterTexts.In(Languages.Named(change.Person.Language) ?? Language.En).NameOf
                )
        );
}
