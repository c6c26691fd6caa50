namespace Segl.Rules;

/// <summary>A phone number or e-mail address to which codes and reminders of an appointment go.</summary>
/// <param name="Channel">Text message or e-mail.</param>
/// <param name="Address">The number or address.</param>
public sealed record Contact(Channel Channel, string Address)
{
    /// <summary>Reads what was typed into the one field for both.</summary>
    public static Outcome<Contact> Read(string typed)
    {
        if (typed.Contains('@'))
        {
            return EmailAddresses.Read(typed) is { } email
                ? new Contact(Channel.Email, email)
                : new Refusal(Reason.EmailInvalid);
        }

        return PhoneNumbers.Read(typed) is { } phone
            ? new Contact(Channel.Sms, phone)
            : new Refusal(Reason.PhoneNumberInvalid);
    }
}
