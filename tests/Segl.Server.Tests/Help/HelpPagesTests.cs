using System.Net;
using System.Text.RegularExpressions;
using Segl.Rules;

namespace Segl.Server.Tests.Help;

/// <summary>The pages of help, read as a citizen reads them: without logging in.</summary>
public sealed partial class HelpPagesTests
{
    private const string Copy = "/help/copy-your-app";
    private const string Spare = "/help/have-a-spare";

    [Theory]
    [InlineData("da", "timer?", "minutter")]
    [InlineData("en", "hours?", "minutes")]
    public async Task R111_the_page_on_copying_has_the_26_steps_and_the_numbers_of_the_rules(
        string language,
        string hours,
        string minutes
    )
    {
        var page = await Read($"{Copy}?lang={language}");

        var lists = Steps().Matches(page);
        Assert.Equal(["1", "13"], lists.Select(list => list.Groups["from"].Value));
        Assert.Equal(26, lists.Sum(list => Regex.Count(list.Value, "<li>")));
        Assert.All(
            new[]
            {
                $"{Limits.ActiveApps} (active|aktive) apps",
                $"{Limits.WaitBeforeCopying.TotalHours} {hours}",
                $"{Limits.CopyUsable.TotalHours} {hours}",
                $"{Limits.CopyQrCodeValid.TotalMinutes} {minutes}",
                $"(in|i) (all|alt) {Limits.CopyQrCodes}|{Limits.CopyQrCodes} in all",
                $"{Limits.CopyDigits} (digits|cifre)",
                $"{Limits.CopyNearness.TotalMinutes} {minutes}",
                $"{Limits.CopyFinish.TotalMinutes} {minutes}",
                $"{Limits.TemporaryPinDigits} (digits|cifre)",
                $"{Limits.PinDigits} (digits|cifre)",
                $"{Limits.NewAppRestricted.TotalHours} {hours}",
            },
            number => Assert.Matches(number, page)
        );
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task R111_the_page_on_a_spare_has_the_ways_that_are_open_and_the_numbers_of_the_rules(string language)
    {
        var page = await Read($"{Spare}?lang={language}");

        Assert.All(
            new[]
            {
                $"{Limits.ActiveApps} (active|aktive) apps",
                $"{Limits.PersonsOnOnePhone} (people|personer)",
                $"{Limits.ActivationCodeCharacters} (characters|tegn)",
                $"{Limits.ActivationCodePrinted.TotalHours} (hours|timer)",
                "tablet",
                "employer|arbejdsgiver",
                "household|bor sammen med",
                "Citizen Service|Borgerservice",
                "cannot be ordered yet|kan ikke bestilles endnu",
            },
            words => Assert.Matches(words, page)
        );
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task R111_what_the_help_calls_a_button_the_app_calls_so_too(string language)
    {
        var texts = await File.ReadAllTextAsync(
            Repository.File("app", "www", "texts", $"{language}.js"),
            TestContext.Current.CancellationToken
        );
        var quoted = new[] { await Read($"{Copy}?lang={language}"), await Read($"{Spare}?lang={language}") }
            .SelectMany(page => Quoted().Matches(page))
            .Select(found => found.Groups["words"].Value)
            .Distinct()
            .ToList();

        Assert.True(quoted.Count > 15);
        Assert.All(quoted, words => Assert.Contains($": '{words}'", texts));
    }

    [Theory]
    [InlineData(Copy)]
    [InlineData(Spare)]
    [InlineData("/terms")]
    [InlineData("/privacy")]
    public async Task R110_a_page_that_lacks_a_language_says_so_in_three(string path)
    {
        var page = await Read($"{path}?lang=kl");

        Assert.Contains("lang=\"kl\"", page);
        Assert.Contains($"{path}?lang=da", page);
        Assert.Contains($"{path}?lang=en", page);
    }

    private static async Task<string> Read(string path)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var client = server.NewClient();
        return WebUtility.HtmlDecode(await client.GetStringAsync(path, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<ol start=\"(?<from>\\d+)\">.*?</ol>", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex("“(?<words>[^”]+)”")]
    private static partial Regex Quoted();
}
