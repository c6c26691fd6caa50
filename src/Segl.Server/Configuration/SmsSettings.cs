namespace Segl.Server.Configuration;

/// <summary>An SMS gateway with Kannel's <c>sendsms</c> interface, configured under <c>Segl:Sms</c>.</summary>
/// <param name="Url">Its <c>sendsms</c> address.</param>
/// <param name="User">Kannel's sendsms-user.</param>
/// <param name="Password">That user's password.</param>
/// <param name="From">The sender that the phone shows: a name of at most 11 characters, or a number.</param>
public sealed record SmsSettings(Uri Url, string User, string Password, string From)
{
    internal static SmsSettings? Read(IConfigurationSection section) =>
        section.Exists()
            ? new(
                Uri.TryCreate(Settings.One(section, "Url", null), UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
                    ? url
                    : throw new WrongSettingException("Segl:Sms:Url does not begin with https:// or http://."),
                Ascii(section, "User", null),
                Ascii(section, "Password", null),
                Ascii(section, "From", "Segl")
            )
            : null;

    // These values are sent in HTTP headers.
    private static string Ascii(IConfigurationSection section, string name, string? fallback) =>
        Settings.One(section, name, fallback) is var value && value.All(letter => letter is >= ' ' and < '\x7f')
            ? value
            : throw new WrongSettingException($"{section.Path}:{name} has letters that are not ASCII.");
}
