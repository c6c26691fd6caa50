using System.Globalization;
using System.Net;
using Npgsql;

namespace Segl.Server.Configuration;

/// <summary>Validates settings; an invalid value prevents the start with one sentence that names it.</summary>
internal static class SettingChecks
{
    /// <summary>An address such as <c>http://127.0.0.1:5080</c>.</summary>
    public static string Listen(string value, string setting)
    {
        try
        {
            var address = BindingAddress.Parse(value);
            // A port that is not a number is parsed as part of the host.
            var hostIsWhole = address.Host.StartsWith('[') || !address.Host.Contains(':');
            return address is { PathBase: "", Scheme: "http" or "https" } && hostIsWhole
                ? value
                : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new WrongSettingException(
                $"Segl:{setting} is '{value}', but must be an address such as http://127.0.0.1:5080."
            );
        }
    }

    /// <summary>The port of an address.</summary>
    public static int PortOf(string listen) => BindingAddress.Parse(listen).Port;

    /// <summary>Whether only this machine reaches an address.</summary>
    public static bool IsLoopback(string listen)
    {
        var host = BindingAddress.Parse(listen).Host.Trim('[', ']');
        return host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>
    /// A valid PostgreSQL connection string, or the path of a file. The message does not repeat a password.
    /// </summary>
    public static string Database(string value)
    {
        if (!value.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            return value;
        }

        try
        {
            _ = new NpgsqlConnectionStringBuilder(value);
            return value;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            throw new WrongSettingException(
                "Segl:Database is no connection string such as Host=db.example.dk;Username=segl;Database=segl."
            );
        }
    }

    /// <summary>RFC 8292 section 2.1: a mailto: or https: address.</summary>
    public static string PushSubject(string value, bool demo) =>
        Uri.TryCreate(value, UriKind.Absolute, out var subject)
        && (subject.Scheme is "mailto" or "https" || (demo && subject.Scheme == "http"))
            ? value
            : throw new WrongSettingException(
                $"Segl:PushSubject is '{value}', but must be a mailto: or https: address."
            );

    /// <summary>The collector's address.</summary>
    public static Uri Otlp(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var otlp) && otlp.Scheme is "http" or "https"
            ? otlp
            : throw new WrongSettingException(
                $"Segl:Otlp is '{value}', but must be an address such as http://127.0.0.1:4318."
            );

    /// <summary>A whole number of logins.</summary>
    public static int LoginsPerSecond(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : throw new WrongSettingException(
                $"Segl:LoginsPerSecond is '{value}', but must be a whole number of 1 or more."
            );

    /// <summary>A proxy's address.</summary>
    public static IPAddress TrustedProxy(string value) =>
        IPAddress.TryParse(value, out var address)
            ? address
            : throw new WrongSettingException($"Segl:TrustedProxies names '{value}', which is no IP address.");

    /// <summary>A network, an address or a host name.</summary>
    public static string Allowed(string value, string setting) =>
        IPNetwork.TryParse(value, out _) || Uri.CheckHostName(value) is not UriHostNameType.Unknown
            ? value
            : throw new WrongSettingException(
                $"Segl:{setting} names '{value}', which is no network such as 10.1.0.0/16, address or host name."
            );

    /// <summary>Refuses unknown names: they are typing errors, and the intended setting would be missing.</summary>
    public static void RefuseUnknown(IConfigurationSection segl)
    {
        var known = typeof(Settings).GetProperties().Select(setting => setting.Name).ToList();
        var unknown = segl.GetChildren()
            .FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new WrongSettingException($"Segl:{unknown.Key} is no setting; docs/operate.md lists all there are.");
        }
    }
}
