using System.Reflection;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;

namespace Segl.Server.App.Calls;

/// <summary>
/// <c>/limits.json</c>: the limits that the app uses, by their names in <see cref="Limits"/>, durations in seconds;
/// the current version of the terms; the allowed short-range links; and where the portal is.
/// </summary>
internal static class LimitsView
{
    /// <summary>The limits declared in app/www/types.js; a test compares the two.</summary>
    private static readonly string[] ReadByTheApp =
    [
        nameof(Limits.ActivationCodeCharacters),
        nameof(Limits.ActiveApps),
        nameof(Limits.CopyDigits),
        nameof(Limits.CopyWords),
        nameof(Limits.LoginCodeCharacters),
        nameof(Limits.LoginNumberDigits),
        nameof(Limits.NumberApprovalWait),
        nameof(Limits.PCodeDigits),
        nameof(Limits.PersonsOnOnePhone),
        nameof(Limits.PinDigits),
        nameof(Limits.PinSuspension),
        nameof(Limits.PushesStopped),
        nameof(Limits.TemporaryPinDigits),
        nameof(Limits.WaitBeforeCopying),
        nameof(Limits.WrongPinsToBlock),
        nameof(Limits.WrongPinsToSuspend),
    ];

    /// <summary>The content of the file.</summary>
    public static IReadOnlyDictionary<string, object> Of(Settings settings)
    {
        var view = ReadByTheApp.ToDictionary(JsonNamingPolicy.CamelCase.ConvertName, Value);
        view["terms"] = Identities.TermsVersion;
        view["copyLinks"] = settings.CopyLinks;
        view["portal"] = $"{settings.MyOrigin}/my";
        return view;
    }

    private static object Value(string name) =>
        typeof(Limits).GetField(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) switch
        {
            TimeSpan duration => duration.TotalSeconds,
            int count => count,
            var other => throw new InvalidOperationException($"{name} is {other}, neither a count nor a duration."),
        };
}
