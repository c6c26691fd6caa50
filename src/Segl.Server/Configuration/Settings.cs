using System.Net;

namespace Segl.Server.Configuration;

/// <summary>The operator's configuration, under <c>Segl:</c>. The rules' numbers are not part of it: they are in
/// Limits.cs.</summary>
public sealed class Settings
{
    /// <summary>The issuer: one origin for all machine endpoints, such as <c>https://id.example.dk</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>The origin of the login box. By default the issuer's.</summary>
    public required string LoginOrigin { get; init; }

    /// <summary>The origin of the portal. By default the login box's.</summary>
    public required string MyOrigin { get; init; }

    /// <summary>The origin of the Citizen Service desk. By default the login box's.</summary>
    public required string DeskOrigin { get; init; }

    /// <summary>The origin of the citizens' own screens at the desks. By default the login box's.</summary>
    public required string DeskScreenOrigin { get; init; }

    /// <summary>The origin of the operator's pages. By default the login box's.</summary>
    public required string OperateOrigin { get; init; }

    /// <summary>The origins of the phone app; links and QR codes name the first.</summary>
    public required IReadOnlyList<string> PhoneOrigins { get; init; }

    /// <summary>The addresses to listen on, such as <c>http://127.0.0.1:5080</c>.</summary>
    public required IReadOnlyList<string> Listen { get; init; }

    /// <summary>The address of the operator's door, with a port of its own; null when it is closed.</summary>
    public string? OperateListen { get; init; }

    /// <summary>A SQLite file or a PostgreSQL connection string (<c>Host=…</c>).</summary>
    public required string Database { get; init; }

    /// <summary>The file with the key-encryption key: 32 bytes in base64.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The file in which this node stores the newest checkpoint of the journal, outside the
    /// database.</summary>
    public required string CheckpointFile { get; init; }

    /// <summary>The parts that this process serves.</summary>
    public required IReadOnlySet<Door> Doors { get; init; }

    /// <summary>True with <c>--demo</c>: inbox, clock and plain http on loopback.</summary>
    public required bool Demo { get; init; }

    /// <summary>Private networks, addresses or host names that outgoing requests may reach nevertheless.</summary>
    public required IReadOnlyList<string> OutgoingAllow { get; init; }

    /// <summary>The networks, addresses or host names in which the printers of desks stand.</summary>
    public required IReadOnlyList<string> DeskPrinters { get; init; }

    /// <summary>The SMS gateway; null when there is none.</summary>
    public SmsSettings? Sms { get; init; }

    /// <summary>The mail server; null when there is none.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The contact for push services (RFC 8292): a mailto: or https: address.</summary>
    public required string PushSubject { get; init; }

    /// <summary>The OTLP endpoint for metrics, traces and logs; null for none.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>The addresses of the proxies whose X-Forwarded-For is trusted.</summary>
    public required IReadOnlyList<IPAddress> TrustedProxies { get; init; }

    /// <summary>How many logins may begin in a second on this node; null for any number.</summary>
    public int? LoginsPerSecond { get; init; }

    /// <summary>A file that maps networks to places (R93): a MaxMind DB or lines <c>network,place</c>; null when
    /// there is none.</summary>
    public string? Places { get; init; }

    /// <summary>The program that compares faces, and its models; null when there is none.</summary>
    public FaceSettings? Face { get; init; }

    /// <summary>The folder with the certificates, master lists and revocation lists of the states whose passports and ID cards
    /// are believed (R72); null when no document is.</summary>
    public string? Documents { get; init; }

    /// <summary>The file of documents that were reported lost or stolen (R73); null when there is none.</summary>
    public string? LostDocuments { get; init; }

    /// <summary>R45, R46: the short-range links allowed for a copy: <c>bluetooth</c>, <c>sound</c>.</summary>
    public required IReadOnlyList<string> CopyLinks { get; init; }

    /// <summary>True when citizens reach Segl over https, so that cookies are Secure and named
    /// <c>__Host-</c>.</summary>
    public bool Https => LoginOrigin.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Reads and validates the configuration.</summary>
    /// <exception cref="WrongSettingException">A value is invalid; the message is one sentence that names
    /// it.</exception>
    public static Settings Read(IConfiguration configuration, bool demo)
    {
        var segl = configuration.GetSection("Segl");
        var issuer = Origin(segl, "Issuer", demo ? "http://localhost:5080" : null, demo);
        var keyFile = One(segl, "KeyFile", demo ? "data/segl.key" : null);
        var loginOrigin = Origin(segl, "LoginOrigin", issuer, demo);
        var settings = new Settings
        {
            Issuer = issuer,
            LoginOrigin = loginOrigin,
            MyOrigin = Origin(segl, "MyOrigin", loginOrigin, demo),
            DeskOrigin = Origin(segl, "DeskOrigin", loginOrigin, demo),
            DeskScreenOrigin = Origin(segl, "DeskScreenOrigin", loginOrigin, demo),
            OperateOrigin = Origin(segl, "OperateOrigin", loginOrigin, demo),
            PhoneOrigins =
            [
                .. Many(segl, "PhoneOrigins", demo ? DemoPhones(issuer) : [issuer])
                    .Select(value => CheckOrigin("PhoneOrigins", value, demo)),
            ],
            Listen =
            [
                .. Many(segl, "Listen", ["http://127.0.0.1:5080"]).Select(one => SettingChecks.Listen(one, "Listen")),
            ],
            OperateListen = segl["OperateListen"] is { Length: > 0 } own
                ? SettingChecks.Listen(own, "OperateListen")
                : null,
            Database = SettingChecks.Database(One(segl, "Database", demo ? "data/segl.db" : null)),
            KeyFile = keyFile,
            CheckpointFile = One(segl, "CheckpointFile", $"{keyFile}.checkpoint"),
            Doors = DoorsOf(Many(segl, "Doors", Enum.GetNames<Door>())),
            Demo = demo,
            OutgoingAllow = Allowed(segl, "OutgoingAllow", demo),
            DeskPrinters = Allowed(segl, "DeskPrinters", demo),
            Sms = SmsSettings.Read(segl.GetSection("Sms")),
            Mail = MailSettings.Read(segl.GetSection("Mail")),
            PushSubject = SettingChecks.PushSubject(
                One(segl, "PushSubject", demo ? "mailto:demo@localhost" : issuer),
                demo
            ),
            Otlp = segl["Otlp"] is { Length: > 0 } otlp ? SettingChecks.Otlp(otlp) : null,
            LoginsPerSecond = segl["LoginsPerSecond"] is { Length: > 0 } limit
                ? SettingChecks.LoginsPerSecond(limit)
                : null,
            Places = segl["Places"],
            Face = FaceSettings.Read(segl.GetSection("Face")),
            Documents = segl["Documents"],
            LostDocuments = segl["LostDocuments"],
            CopyLinks = CopyLinksOf(segl),
            TrustedProxies = [.. Many(segl, "TrustedProxies", []).Select(SettingChecks.TrustedProxy)],
        };
        SettingChecks.RefuseUnknown(segl);
        settings.CheckOperateListen();
        settings.CheckDemo();
        return settings;
    }

    /// <summary>The single value of a setting.</summary>
    internal static string One(IConfiguration section, string name, string? fallback) =>
        section[name] is { Length: > 0 } value
            ? value
            : fallback ?? throw new WrongSettingException($"{Path(section, name)} is missing.");

    internal static string Path(IConfiguration section, string name) =>
        section is IConfigurationSection known ? $"{known.Path}:{name}" : name;

    private static string[] DemoPhones(string issuer)
    {
        var port = new Uri(issuer).Port;
        return [.. "abc".Select(letter => $"http://phone-{letter}.localhost:{port}"), issuer];
    }

    private static string[] Many(IConfiguration section, string name, string[] fallback) =>
        section.GetSection(name).GetChildren().Select(child => child.Value ?? "").ToArray() is { Length: > 0 } listed
            ? listed
        : section[name] is { Length: > 0 } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : fallback;

    private static string[] Allowed(IConfiguration section, string name, bool demo) =>
        [
            .. Many(section, name, demo ? ["127.0.0.1", "localhost", "::1"] : [])
                .Select(value => SettingChecks.Allowed(value, name)),
        ];

    private static string Origin(IConfiguration section, string name, string? fallback, bool demo) =>
        CheckOrigin(name, One(section, name, fallback), demo);

    // Public origins come from the configuration and never from a request, so an invalid one prevents the start.
    private static string CheckOrigin(string name, string value, bool demo)
    {
        var isOrigin =
            Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && uri.GetLeftPart(UriPartial.Authority).Equals(value, StringComparison.OrdinalIgnoreCase);
        var isSafe = isOrigin && (uri!.Scheme == Uri.UriSchemeHttps || (demo && uri.Scheme == Uri.UriSchemeHttp));
        return isSafe
            ? value.ToLowerInvariant()
            : throw new WrongSettingException(
                $"Segl:{name} is '{value}', but must be an https origin "
                    + "such as https://id.example.dk, without a path."
            );
    }

    private static HashSet<Door> DoorsOf(string[] names) =>
        [
            .. names.Select(name =>
                Enum.TryParse<Door>(name, ignoreCase: true, out var door) && Enum.IsDefined(door)
                    ? door
                    : throw new WrongSettingException(
                        $"Segl:Doors names '{name}', but the doors are {string.Join(", ", Enum.GetNames<Door>())}."
                    )
            ),
        ];

    private static string[] CopyLinksOf(IConfiguration segl)
    {
        string[] known = ["bluetooth", "sound"];
        var named = Many(segl, "CopyLinks", known);
        return named.FirstOrDefault(kind => !known.Contains(kind)) is { } wrong
            ? throw new WrongSettingException($"Segl:CopyLinks names '{wrong}', but the links are bluetooth and sound.")
            : named;
    }

    private void CheckOperateListen()
    {
        if (OperateListen is { } own && Listen.Any(one => SettingChecks.PortOf(one) == SettingChecks.PortOf(own)))
        {
            throw new WrongSettingException(
                $"Segl:OperateListen is {own}, but needs a port that Segl:Listen does not name: it is told by its port."
            );
        }
    }

    // The demo shows every code to every visitor, so it must be neither reachable from outside nor used for real
    // persons; its phones are distinguished by their origins.
    private void CheckDemo()
    {
        if (!Demo)
        {
            return;
        }

        var postgres = Database.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new Npgsql.NpgsqlConnectionStringBuilder(Database).Host
            : null;
        if (postgres is not null and not "localhost" and not "127.0.0.1" and not "::1")
        {
            throw new WrongSettingException(
                $"Segl:Database is at {postgres}, but --demo opens only a database on this machine."
            );
        }

        var open = Listen.Append(OperateListen).OfType<string>().FirstOrDefault(one => !SettingChecks.IsLoopback(one));
        if (open is not null)
        {
            var name = open == OperateListen ? nameof(OperateListen) : nameof(Listen);
            throw new WrongSettingException($"Segl:{name} is {open}, but --demo listens on this machine only.");
        }

        if (PhoneOrigins.Count < 3)
        {
            throw new WrongSettingException("Segl:PhoneOrigins names too few addresses: --demo shows three phones.");
        }
    }
}

/// <summary>The parts of Segl with a host name, a cookie and a policy of their own.</summary>
public enum Door
{
    /// <summary>OpenID Connect and the login box.</summary>
    Login,

    /// <summary>The phone app and its API.</summary>
    Phone,

    /// <summary>The portal, where a person looks after what they hold.</summary>
    My,

    /// <summary>The Citizen Service desk, where officers help.</summary>
    Desk,

    /// <summary>Health, and descriptions of the doors, for the operator.</summary>
    Operate,
}

/// <summary>A configuration value is invalid. The message is one sentence that names it.</summary>
public sealed class WrongSettingException(string sentence) : Exception(sentence);
