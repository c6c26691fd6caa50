using System.CommandLine;
using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl set-phone</c>: changes the registered number, as long as there is no desk. The new number receives no
/// codes for five days (R35), and the old one is notified too (R100).
/// </summary>
internal static class SetPhone
{
    private static readonly Option<string> Phone = new("--phone")
    {
        HelpName = "P",
        Description = "The new number; - asks for it.",
        Required = true,
    };

    /// <summary>Changes a person's number to <c>--phone</c>.</summary>
    public static PersonCommand Command { get; } =
        new(
            "set-phone",
            "Change the registered phone number.",
            (bench, person, typed) => Run(bench, person, typed.GetRequiredValue(Phone))
        )
        {
            Phone,
        };

    private static async Task<int> Run(Workbench bench, Guid personId, string typed)
    {
        if (PhoneNumbers.Read(await TypedLater.ValueOf(bench, "phone", typed) ?? "") is not { } phone)
        {
            return await bench.Refuse(new Refusal(Reason.PhoneNumberInvalid));
        }

        var changedAt = await bench.People.Change(personId, bench.Now, change => Change(change, phone));
        var noCodesUntil = changedAt + Limits.ChangedNumberGetsNoCodes;
        await bench.Output.WriteLineAsync(
            noCodesUntil is { } until
                ? $"This is the registered number now. It gets no codes until {Workbench.Instant(until)}."
                : "This is the registered number now."
        );
        return 0;
    }

    // R35: the number first registered is exempt, so only a change of a number starts the wait.
    private static async Task<DateTimeOffset?> Change(PersonChange change, string phone)
    {
        var before = change.Person;
        if (before.Phone == phone)
        {
            return before.PhoneChangedAt;
        }

        DateTimeOffset? changedAt = before.Phone is null ? before.PhoneChangedAt : change.Now;
        change.Save(before with { Phone = phone, PhoneChangedAt = changedAt, PhoneHoldLifted = false });
        change.Record(Happening.PhoneNumberChanged, new { by = "segl", endsWith = phone[^2..] });
        if (before.Phone is { } old)
        {
            NoticeStore.TellOldAddress(change, Channel.Sms, old, Happening.PhoneNumberChanged);
            // Codes sent to the old number, which may be in wrong hands, are invalidated.
            TemporaryPinStore.Remove(change.Session, before.Id, TemporaryPinPurpose.Activate);
            TemporaryPinStore.Remove(change.Session, before.Id, TemporaryPinPurpose.NewPin);
            if (await CopyStore.Current(change.Session, before.Id) is { } copy && copy.Copy.IsUnderWay(change.Now))
            {
                // R35: the change ends a copy under way.
                CopyStops.Stop(change, copy, "change of phone number");
            }
        }

        return changedAt;
    }
}
