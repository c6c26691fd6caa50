using Npgsql;

namespace Segl.Server.Configuration;

/// <summary>A setting as an operator may see it.</summary>
/// <param name="Name">Its name, below <c>Segl:</c>.</param>
/// <param name="Value">Its value without any secret; null when it is not set.</param>
internal sealed record ShownSetting(string Name, string? Value);

/// <summary>All settings as an operator may see them: of what holds a password, only where it leads.</summary>
internal static class ShownSettings
{
    /// <summary>The settings, in the order of the guide.</summary>
    public static IReadOnlyList<ShownSetting> Of(Settings settings) =>
        [
            new(nameof(settings.Issuer), settings.Issuer),
            new(nameof(settings.LoginOrigin), settings.LoginOrigin),
            new(nameof(settings.MyOrigin), settings.MyOrigin),
            new(nameof(settings.DeskOrigin), settings.DeskOrigin),
            new(nameof(settings.DeskScreenOrigin), settings.DeskScreenOrigin),
            new(nameof(settings.OperateOrigin), settings.OperateOrigin),
            new(nameof(settings.PhoneOrigins), string.Join(", ", settings.PhoneOrigins)),
            new(nameof(settings.Listen), string.Join(", ", settings.Listen)),
            new(nameof(settings.OperateListen), settings.OperateListen),
            new(nameof(settings.Doors), string.Join(", ", settings.Doors.Order())),
            new(nameof(settings.Database), WithoutPassword(settings.Database)),
            new(nameof(settings.KeyFile), settings.KeyFile),
            new(nameof(settings.CheckpointFile), settings.CheckpointFile),
            new(nameof(settings.OutgoingAllow), string.Join(", ", settings.OutgoingAllow)),
            new(nameof(settings.DeskPrinters), string.Join(", ", settings.DeskPrinters)),
            new(nameof(settings.Sms), settings.Sms?.Url.GetLeftPart(UriPartial.Path)),
            new(nameof(settings.Mail), settings.Mail is { } mail ? $"{mail.Host}:{mail.Port}" : null),
            new(nameof(settings.PushSubject), settings.PushSubject),
            new(nameof(settings.Otlp), settings.Otlp?.GetLeftPart(UriPartial.Authority)),
            new(nameof(settings.TrustedProxies), string.Join(", ", settings.TrustedProxies)),
            new(nameof(settings.LoginsPerSecond), $"{settings.LoginsPerSecond}"),
            new(nameof(settings.Places), settings.Places),
            new(nameof(settings.Face), settings.Face?.Models),
            new(nameof(settings.Documents), settings.Documents),
            new(nameof(settings.LostDocuments), settings.LostDocuments),
            new(nameof(settings.CopyLinks), string.Join(", ", settings.CopyLinks)),
        ];

    private static string WithoutPassword(string database)
    {
        if (!database.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            return database;
        }

        var read = new NpgsqlConnectionStringBuilder(database);
        return $"{read.Host}:{read.Port}/{read.Database}";
    }
}
