using System.CommandLine;
using Segl.Rules;
using Segl.Server.Persons;
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

    private static async Task<DateTimeOffset?> Change(PersonChange change, string phone)
    {
        await ContactData.ChangePhone(change, phone, new { by = "segl", endsWith = phone[^2..] });
        return change.Person.PhoneChangedAt;
    }
}
