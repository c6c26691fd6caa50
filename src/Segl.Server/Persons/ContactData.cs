using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Persons;

/// <summary>Changes the number or the address at which a person is told (R35, R100): by the owner or by support.</summary>
internal static class ContactData
{
    /// <summary>
    /// R35: the number first registered is exempt, so only a change of a number starts the hold. The change ends a copy
    /// under way, and voids codes that were sent to the old number.
    /// </summary>
    public static async Task ChangePhone(PersonChange change, string phone, object facts)
    {
        var before = change.Person;
        if (before.Phone == phone)
        {
            return;
        }

        DateTimeOffset? changedAt = before.Phone is null ? before.PhoneChangedAt : change.Now;
        change.Save(before with { Phone = phone, PhoneChangedAt = changedAt, PhoneHoldLifted = false });
        change.Record(Happening.PhoneNumberChanged, facts);
        if (before.Phone is { } old)
        {
            NoticeStore.TellOldAddress(change, Channel.Sms, old, Happening.PhoneNumberChanged);
            // Codes sent to the old number, which may be in wrong hands, are invalidated.
            TemporaryPinStore.Remove(change.Session, before.Id, TemporaryPinPurpose.Activate);
            TemporaryPinStore.Remove(change.Session, before.Id, TemporaryPinPurpose.NewPin);
            if (await CopyStore.Current(change.Session, before.Id) is { } copy && copy.Copy.IsUnderWay(change.Now))
            {
                CopyStops.Stop(change, copy, "change of phone number");
            }
        }
    }

    /// <summary>R37: the owner stops the change of number or address that waits for its code.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    /// <param name="statement">What an app signed; null where none did.</param>
    public static async Task<Refusal?> StopChange(PersonChange change, string by, string? statement = null)
    {
        var stored = await ContactChangeStore.Of(change.Session, change.Person.Id);
        if (stored?.IsOpen(change.Now) is not true)
        {
            return new(Reason.NotFound);
        }

        ContactChangeStore.UseUp(change.Session, change.Person.Id, change.Now);
        change.Record(
            Happening.ContactChangeStopped,
            new
            {
                by,
                channel = stored.Channel,
                statement,
            }
        );
        return null;
    }

    /// <summary>R110: the language in which the person is told.</summary>
    public static void ChangeLanguage(PersonChange change, Language language, string by)
    {
        if (change.Person.Language == language.Tag())
        {
            return;
        }

        change.Save(change.Person with { Language = language.Tag() });
        change.Record(Happening.LanguageChanged, new { language = language.Tag(), by });
    }

    /// <summary>R100: the old address is told, too.</summary>
    public static void ChangeEmail(PersonChange change, string email, object facts)
    {
        var before = change.Person;
        if (before.Email == email)
        {
            return;
        }

        change.Save(before with { Email = email });
        change.Record(Happening.EmailChanged, facts);
        if (before.Email is { } old)
        {
            NoticeStore.TellOldAddress(change, Channel.Email, old, Happening.EmailChanged);
        }
    }
}
