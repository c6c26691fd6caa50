using Segl.Rules;
using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Serving;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acts;

/// <summary>R35, R100: another number; it gets no codes for a while, and the old one is told.</summary>
internal sealed class ChangePhone(People people) : IDeskAct
{
    private const string Phone = "phone";

    /// <inheritdoc/>
    public DeskAct Act => DeskAct.ChangePhone;

    /// <inheritdoc/>
    public Html Fields(AtDesk at) =>
        $"""
            <p>{at.Visit.Texts.PhoneLead}</p>
            <div class="field">
              <label for="{Phone}">{at.Visit.Texts.NewPhone}</label>
              <input type="tel" id="{Phone}" name="{Phone}" required autocomplete="off">
            </div>
            """;

    /// <inheritdoc/>
    public Outcome<ActArguments> Read(AtDesk at, IFormCollection form) =>
        PhoneNumbers.Read(form[Phone].ToString()) is { } phone
            ? new ActArguments { [Phone] = phone }
            : new Refusal(Reason.PhoneNumberInvalid);

    /// <inheritdoc/>
    public Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide) =>
        run.Change(
            people,
            decide,
            async change =>
            {
                var phone = run.Arguments[Phone];
                await ContactData.ChangePhone(change, phone, run.Hand.Facts(("endsWith", phone[^2..])));
                return null;
            }
        );
}
