using System.Net;
using System.Text.RegularExpressions;
using Segl.Rules;

namespace Segl.Server.Tests.Help;

/// <summary>The pages of help, read as a citizen reads them: without logging in.</summary>
public sealed partial class HelpPagesTests
{
    private const string Copy = "/help/copy-your-app";
    private const string Spare = "/help/have-a-spare";
    private const string Code = "/help/activation-code";
    private const string Display = "/help/code-display";
    private const string Reader = "/help/audio-code-reader";
    private const string Lost = "/help/lost-everything";
    private const string Key = "/help/security-key";
    private const string Desk = "/help/find-a-desk";
    private const string Witness = "/help/being-a-witness";
    private const string Helping = "/help/helping-another-person";
    private const string Statement = "/help/tilgaengelighed";

    [Theory]
    [InlineData("da", "Hjælp til Segl")]
    [InlineData("en", "Help with Segl")]
    public async Task R111_the_list_leads_to_every_page(string language, string heading)
    {
        var list = await Read($"/help?lang={language}");

        Assert.Contains($"<h1>{heading}</h1>", list);
        Assert.All(
            [Copy, Spare, Code, Display, Reader, Lost, Key, Desk, Witness, Helping],
            page => Assert.Contains($"href=\"{page}?lang={language}\"", list)
        );
    }

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
    [InlineData("da", "Tilføj en sikkerhedsnøgle", "Brug sikkerhedsnøglen", "ingen reserve")]
    [InlineData("en", "Add a security key", "Use the security key", "no spare")]
    public async Task R111_R18_R96_the_page_on_a_security_key_names_the_buttons_and_that_it_is_no_spare(
        string language,
        string add,
        string use,
        string noSpare
    )
    {
        var page = await Read($"{Key}?lang={language}");

        Assert.Equal(["1", "6"], Steps().Matches(page).Select(list => list.Groups["from"].Value));
        Assert.Contains($"“{add}”", page);
        Assert.Contains($"“{use}”", page);
        Assert.Contains(noSpare, page);
        Assert.Matches($"{Limits.SecurityKeyRegistration.TotalMinutes} minut", page);
    }

    [Theory]
    [InlineData("da", "timer", "minutter")]
    [InlineData("en", "hours", "minutes")]
    public async Task R80_R111_the_page_on_a_desk_leads_there_and_has_the_numbers_of_the_rules(
        string language,
        string hours,
        string minutes
    )
    {
        var page = await Read($"{Desk}?lang={language}");

        Assert.Contains($"href=\"/desks?lang={language}\"", page);
        Assert.Contains($"{Limits.BookingProofDigits} ", page);
        Assert.Contains($"{Limits.BookingHold.TotalMinutes} {minutes}", page);
        Assert.Contains($"{Limits.BookingReminder.TotalHours} {hours}", page);
        Assert.Contains($"href=\"/desks?lang={language}\"", await Read($"{Lost}?lang={language}"));
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
                "Beside an app: a code display, or an audio code reader|Ved siden af en app: en kodeviser, eller en kodeoplæser",
                "Beside a code display or audio code reader: the app|Ved siden af en kodeviser eller kodeoplæser: appen",
                $"{Limits.ActivationCodeOnScreen.TotalMinutes} (minutes|minutter)",
            },
            words => Assert.Matches(words, page)
        );
    }

    [Theory]
    [InlineData("da", "dage")]
    [InlineData("en", "days")]
    public async Task R82_R111_the_page_on_being_a_witness_has_the_numbers_of_the_rules(string language, string days)
    {
        var page = await Read($"{Witness}?lang={language}");

        Assert.All(
            new[]
            {
                $"{Limits.WitnessAge} (år|or older)",
                $"{Limits.WitnessIdentityAge.TotalDays} {days}",
                $"{Limits.WitnessUses} (gange|times)",
                $"{Limits.WitnessWindow.TotalDays} {days}",
                "godkender|approve",
            },
            words => Assert.Matches(words, page)
        );
    }

    [Theory]
    [InlineData("da", "Log ikke på for en anden", "tjeneste")]
    [InlineData("en", "Do not log in for another person", "service")]
    public async Task R85_R111_the_page_on_helping_says_that_nobody_uses_anothers_identity(
        string language,
        string never,
        string who
    )
    {
        var page = await Read($"{Helping}?lang={language}");

        Assert.Contains(never, page, StringComparison.Ordinal);
        Assert.Contains(who, page, StringComparison.Ordinal);
        Assert.Matches($"{Limits.PersonsOnOnePhone} (people|personer)", page);
        Assert.Matches($"{Limits.YoungestAge}", page);
    }

    [Theory]
    [InlineData(Display, "da", "41,76 kr.")]
    [InlineData(Display, "en", "41.76 kr.")]
    [InlineData(Reader, "da", "41,71 kr.")]
    [InlineData(Reader, "en", "41.71 kr.")]
    public async Task R111_the_pages_on_devices_have_each_step_and_the_numbers_of_the_rules(
        string path,
        string language,
        string fee
    )
    {
        var page = await Read($"{path}?lang={language}");

        Assert.All(
            new[]
            {
                Regex.Escape(fee),
                $"(first|første) {Limits.FreeDevicesOfAKind}",
                $"{Limits.PostShortestWorkingDays} (to|til) {Limits.PostLongestWorkingDays}",
                $"{Limits.OrderValid.TotalDays} (days|dage)",
                $"{Limits.OrderAbroadValid.TotalDays} (days|dage)",
                $"{Limits.NewAppRestricted.TotalHours} (hours|timer)",
                $"{Limits.DeviceCodeDigits} (digits|cifre)",
                $"{Limits.DeviceInterval.TotalSeconds} (seconds|sekunder)",
                $"{Limits.PasswordShortest} (to|til) {Limits.PasswordLongest}",
                $"{Limits.WrongDeviceCodesToSuspend} (wrong|forkerte)",
                $"{Limits.DeviceSuspension.TotalMinutes} (minutes|minutter)",
                "not both|ikke begge dele",
                "My Segl|Mit Segl",
            },
            words => Assert.Matches(words, page)
        );
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task R31_R33_R111_the_page_on_a_code_has_both_waits_and_says_how_to_stop(string language)
    {
        var page = await Read($"{Code}?lang={language}");

        Assert.All(
            new[]
            {
                $"{Limits.PortalWaitByApp.TotalHours} (hour|time)",
                $"{Limits.PortalWait.TotalHours} (hours|timer)",
                $"{Limits.CodesOfAWait} (times|gange)",
                $"{Limits.ActivationCodeCharacters} (characters|tegn)",
                $"{Limits.ActivationCodeOnScreen.TotalMinutes} (minutes|minutter)",
                $"{Limits.TemporaryPinDigits} (digits|cifre)",
                $"{Limits.PCodeDigits} (digits|cifre)",
                "Passport or ID card|Pas eller id-kort",
                "Get an activation code”|Få en aktiveringskode”",
                "link in the message|linket i beskeden",
            },
            words => Assert.Matches(words, page)
        );
    }

    /// <summary>One script: every step has the next number, and none is longer than one hears at once.</summary>
    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task R111_the_audio_code_reader_is_set_up_by_one_script_of_short_numbered_steps(string language)
    {
        var page = await Read($"{Reader}?lang={language}");
        var next = 1;
        foreach (Match list in Steps().Matches(page))
        {
            Assert.Equal($"{next}", list.Groups["from"].Value);
            next += Regex.Count(list.Value, "<li>");
        }

        Assert.True(next > 15);
        Assert.All(
            Regex.Matches(page, "<li>([^<]+)</li>").Select(step => step.Groups[1].Value),
            step => Assert.True(step.Split(' ').Length < 40, step)
        );
        Assert.Matches("(headphones|høretelefoner)", page);
        Assert.Matches("(neither your PIN nor your password|hverken din pinkode eller din adgangskode)", page);
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task R35_R111_whoever_lost_everything_reads_what_works_what_to_do_and_how_long_it_takes(
        string language
    )
    {
        var page = await Read($"{Lost}?lang={language}");

        Assert.All(
            new[]
            {
                "What still works|Det virker stadig",
                "What to do now|Gør det her nu",
                "How long it takes|Så længe tager det",
                "freeze it|spær det",
                "press the link|tryk på linket",
                "Citizen Service|Borgerservice",
                $"{Limits.ActivationCodePrinted.TotalHours} (hours|timer)",
                $"{Limits.ChangedNumberGetsNoCodes.TotalDays} (days|dage)",
                $"{Limits.TemporaryPinDigits} (digits|cifre)",
            },
            words => Assert.Matches(words, page)
        );
    }

    /// <summary>No dead end: from each page of help one reaches all others.</summary>
    [Fact]
    public async Task R111_each_page_leads_to_all_others()
    {
        string[] all = [Spare, Copy, Code, Display, Reader, Lost, Key, Desk, Witness, Helping];
        foreach (var path in all)
        {
            var page = await Read($"{path}?lang=en");
            Assert.All(all, other => Assert.Equal(other != path, page.Contains($"href=\"{other}?lang=en\"")));
        }
    }

    /// <summary>A page that is in Danish alone says so to whoever reads English, by choice or by their browser.</summary>
    [Fact]
    public async Task R110_a_page_in_one_language_says_so_in_three_and_leads_there()
    {
        var danish = await Read($"{Statement}?lang=da");
        Assert.Contains("<h1>Tilgængelighedserklæring</h1>", danish);
        Assert.DoesNotContain("lang=\"kl\"", danish);

        foreach (var page in new[] { await Read($"{Statement}?lang=en"), await Read(Statement) })
        {
            Assert.Contains("<h2 lang=\"en\">This page does not exist in that language</h2>", page);
            Assert.Contains("lang=\"kl\"", page);
            Assert.Contains($"href=\"{Statement}?lang=da\"", page);
            Assert.DoesNotContain($"{Statement}?lang=en", page);
        }
    }

    /// <summary>On paper there are words alone, in light colours.</summary>
    [Fact]
    public async Task R111_the_pages_are_printable()
    {
        Assert.Matches("<link rel=\"stylesheet\" media=\"print\" href=\"/look/print.css", await Read(Lost));
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", await Read("/look/tokens.css"));
        Assert.DoesNotContain("@media (prefers-color-scheme: dark)", await Read("/look/tokens.css"));
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
        var quoted = new[]
        {
            await Read($"{Copy}?lang={language}"),
            await Read($"{Spare}?lang={language}"),
            await Read($"{Lost}?lang={language}"),
            await Read($"{Code}?lang={language}"),
        }
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
    [InlineData(Code)]
    [InlineData(Display)]
    [InlineData(Reader)]
    [InlineData(Lost)]
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
