using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Notices.Texts;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>What the pages about devices have in common: how they tell what was done, and why something was not.</summary>
internal sealed class DeviceNotes(MyFrame frame)
{
    /// <summary>Back to the page of all devices, which tells what was done.</summary>
    public static IResult Done(string what) => new SeeOther($"{DevicePages.Path}?done={what}");

    /// <summary>The link back to that page.</summary>
    public static Html BackLink(DeviceTexts texts) =>
        $"""<p><a class="button plain" href="{DevicePages.Path}">{texts.Back}</a></p>""";

    /// <summary>R16, R17: without an app nothing can be ordered or activated here; who helps.</summary>
    public static Html WithoutApp(DeviceTexts texts) =>
        $"""<div class="note"><p>{texts.NoApp}</p><p>{texts.WhatToDoWithoutApp}</p></div>""";

    /// <summary>Whether the person has an app that can approve.</summary>
    public static async Task<bool> HasApp(Session session, MyVisit visit) =>
        (await Authenticators.Of(session, visit.Person.Id)).UsableApps.Any();

    /// <summary>An instant, as notices write it.</summary>
    public static string Time(MyVisit visit, DateTimeOffset at) => NoticeTexts.In(visit.Language).Time(at);

    /// <summary>A page; above it why the last try was refused, if it was.</summary>
    public IResult Page(MyVisit visit, string title, Html body, Refusal? refused = null)
    {
        if (refused is null)
        {
            return frame.Page(visit, title, body);
        }

        Metrics.Refused(refused.Because);
        return frame.Page(
            visit,
            title,
            $"""<p class="note no" role="alert">{Sentence(visit, refused)}</p>{body}""",
            Refusals.StatusOf(refused.Because)
        );
    }

    private static string Sentence(MyVisit visit, Refusal refused)
    {
        var sentence = Sentences.Of(refused.Because, visit.Language);
        return refused.TryAgainAt is { } at && visit.Now < at
            ? $"{sentence} {DeviceTexts.In(visit.Language).Again(Time(visit, at))}"
            : sentence;
    }
}
