using System.Globalization;
using System.Reflection;
using Segl.Companion.Screens;

namespace Segl.Companion.Starting;

/// <summary>What the program was started with.</summary>
/// <param name="Sites">The origins that it answers.</param>
/// <param name="Texts">The language.</param>
/// <param name="Task">What it is to do.</param>
/// <param name="Wrong">What is wrong with it; null when nothing is.</param>
internal sealed record Options(IReadOnlyList<string> Sites, ScreenTexts Texts, CompanionTask Task, string? Wrong = null)
{
    /// <summary>Reads the command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="builtInSite">The site that this copy of the program was built for, if any.</param>
    public static Options Read(IReadOnlyList<string> args, string? builtInSite)
    {
        var options = new Options([], TextsOf(Language), CompanionTask.Serve);
        var words = new Queue<string>(args);
        while (words.TryDequeue(out var word))
        {
            options = word switch
            {
                "--help" or "-h" or "-?" => options with { Task = CompanionTask.Help },
                "--readers" => options with { Task = CompanionTask.ListReaders },
                "--language" => options with { Texts = TextsOf(words.TryDequeue(out var tag) ? tag : "") },
                ['-', ..] => options with { Wrong = options.Texts.UnknownOption(word) },
                _ when OriginOf(word) is { } origin => options with { Sites = [.. options.Sites, origin] },
                _ => options with { Wrong = options.Texts.NotASite(word) },
            };
        }
        if (options.Sites.Count == 0 && builtInSite is not null && OriginOf(builtInSite) is { } built)
        {
            options = options with { Sites = [built] };
        }
        return options is { Task: CompanionTask.Serve, Wrong: null, Sites.Count: 0 }
            ? options with
            {
                Wrong = options.Texts.NamesNoSite,
            }
            : options;
    }

    /// <summary>The site that this copy of the program was built for; null when it is to be named.</summary>
    public static string? BuiltInSite =>
        typeof(Options)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(one => one.Key == "Site")
            ?.Value;

    // A site without encryption is let in on this computer alone: there is the demo.
    private static string? OriginOf(string site) =>
        Uri.TryCreate(site, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisComputer(address)))
        && address.PathAndQuery == "/"
        && address.UserInfo.Length == 0
        && address.Fragment.Length == 0
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

    private static bool IsThisComputer(Uri address) =>
        address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.Ordinal);

    // The terminal's language, or Windows'.
    private static string Language =>
        Setting("LC_ALL") ?? Setting("LC_MESSAGES") ?? Setting("LANG") ?? CultureInfo.CurrentUICulture.Name;

    private static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static ScreenTexts TextsOf(string language) =>
        language.StartsWith("da", StringComparison.OrdinalIgnoreCase) ? Danish.Texts : English.Texts;
}
