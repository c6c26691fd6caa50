using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Persons;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Contact;

/// <summary>
/// <c>/my/profile</c>: what is known about the person, and changing number and e-mail address: the new one is proven by a
/// code (R34), the owner's app approves, an app that is new may not (R51), and the old one is told (R100).
/// </summary>
internal sealed class ProfilePage(
    MyPages pages,
    MyFrame frame,
    FreshApprovals<MyVisit> approvals,
    ContactCodes codes,
    Codes secrets,
    Database database,
    People people
)
{
    private const string Path = "/my/profile";
    private const string ActName = "change-contact";

    private sealed record Arguments(Channel Channel, string Address);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/language", pages.Act(ChangeLanguage));
        foreach (var (place, channel) in ((string, Channel)[])[("phone", Channel.Sms), ("email", Channel.Email)])
        {
            app.MapGet($"{Path}/{place}", pages.Show(visit => Form(visit, place, channel)));
            app.MapPost($"{Path}/{place}", pages.Act((visit, form) => Begin(visit, form, place, channel)));
            app.MapGet($"{Path}/{place}/code", pages.Show(visit => CodeForm(visit, place, channel)));
            app.MapPost($"{Path}/{place}/code", pages.Act((visit, form) => TypeCode(visit, form, place, channel)));
        }

        approvals.Add<Arguments>(ActName, Change);
    }

    private Task<IResult> Show(MyVisit visit)
    {
        var (texts, person) = (visit.Texts, visit.Person);
        var hold = PhoneNumbers.WhyNoCode(person.PhoneChangedAt, person.PhoneHoldLifted, visit.Now)?.TryAgainAt;
        Html noCodes = hold is { } until
            ? $"""<p class="note">{texts.NoCodesUntil(texts.When(until))}</p>"""
            : Html.None;
        Html done = visit.Done == "changed" ? $"""<p class="note ok" role="status">{texts.IsChanged}</p>""" : Html.None;
        return Task.FromResult(
            frame.Page(
                visit,
                texts.Profile,
                $"""
                {done}
                <dl class="facts">
                <dt>{texts.FullName}</dt><dd>{person.Name}</dd>
                <dt>{texts.UserId}</dt><dd>{person.UserId}</dd>
                <dt>{texts.Level}</dt><dd>{texts.NameOf(person.Level)}</dd>
                </dl>
                <section class="card"><h2>{texts.Phone}</h2>
                <p>{person.Phone ?? texts.None}</p>{noCodes}
                <p><a class="button act" href="{Path}/phone">{texts.ChangePhone}</a></p></section>
                <section class="card"><h2>{texts.Email}</h2>
                <p>{person.Email ?? texts.None}</p>
                <p><a class="button act" href="{Path}/email">{texts.ChangeEmail}</a></p></section>
                <section class="card"><h2>{texts.PostalAddress}</h2>
                {Lines(visit)}
                <p class="hint">{texts.PostalAddressIsRegistered}</p></section>
                <section class="card"><h2>{texts.LanguageOfNotices}</h2>
                {visit.Form(
                    $"{Path}/language",
                    $"""
                    <div class="field"><label for="language">{texts.LanguageOfNoticesLead}</label>
                    <select id="language" name="language">{Enum.GetValues<Language>()
                        .Select(one => Option(one, person.Language))}</select></div>
                    <button class="plain">{texts.Save}</button>
                    """
                )}</section>
                """
            )
        );
    }

    // T-30: it is the register's, so that nobody who is logged in has a device sent somewhere else.
    private Html Lines(MyVisit visit)
    {
        IReadOnlyList<string> lines = secrets.UnwrapAddress(visit.Person)?.Lines ?? [visit.Texts.None];
        return $"<p>{lines.Select((line, n) => n == 0 ? (Html)$"{line}" : $"<br>{line}")}</p>";
    }

    private static Html Option(Language language, string chosen)
    {
        Html mark = language.Tag() == chosen ? $" selected" : Html.None;
        return $"""<option value="{language.Tag()}" lang="{language.Tag()}"{mark}>{language.Name()}</option>""";
    }

    private async Task<IResult> ChangeLanguage(MyVisit visit, IFormCollection form)
    {
        if (Languages.Named(form["language"]) is not { } language)
        {
            return frame.No(visit, new(Reason.Malformed), Path);
        }

        await people.Change(
            visit.Person.Id,
            visit.Now,
            change =>
            {
                ContactData.ChangeLanguage(change, language, "portal");
                return Task.FromResult(true);
            }
        );
        return new SeeOther($"{Path}?done=changed");
    }

    private Task<IResult> Form(MyVisit visit, string place, Channel channel)
    {
        var texts = visit.Texts;
        var (heading, label, then, type) =
            channel is Channel.Sms
                ? (texts.ChangePhone, texts.NewPhone, texts.ChangePhoneThen, "tel")
                : (texts.ChangeEmail, texts.NewEmail, texts.ChangeEmailThen, "email");
        return Task.FromResult(
            frame.Page(
                visit,
                heading,
                $"""
                <ul>{then.Select(line => (Html)$"<li>{line}</li>")}</ul>
                {visit.Form(
                    $"{Path}/{place}",
                    $"""
                    <div class="field"><label for="address">{label}</label>
                    <input type="{type}" id="address" name="address" required autocomplete="{type}" maxlength="254"></div>
                    <button class="act">{texts.SendCode}</button>
                    """
                )}
                <p><a class="button plain" href="{Path}">{texts.NotNow}</a></p>
                """
            )
        );
    }

    private async Task<IResult> Begin(MyVisit visit, IFormCollection form, string place, Channel channel)
    {
        var typed = form["address"].ToString();
        var address = channel is Channel.Sms ? PhoneNumbers.Read(typed) : EmailAddresses.Read(typed);
        if (address is null)
        {
            return frame.No(
                visit,
                new(channel is Channel.Sms ? Reason.PhoneNumberInvalid : Reason.EmailInvalid),
                $"{Path}/{place}"
            );
        }

        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
                await WhyNot(change, visit.Login.AppId) is { } no ? no : await codes.Send(change, channel, address)
        );
        return refused is null ? new SeeOther($"{Path}/{place}/code") : frame.No(visit, refused, Path);
    }

    private async Task<IResult> CodeForm(MyVisit visit, string place, Channel channel)
    {
        var texts = visit.Texts;
        var stored = await database.Read(session => ContactChangeStore.Of(session, visit.Person.Id));
        return stored is null || stored.Channel != channel
            ? new SeeOther($"{Path}/{place}")
            : frame.Page(
                visit,
                texts.ContactCodeHeading,
                $"""
                <p>{texts.ContactCodeSent(stored.Address)}</p>
                {visit.Form(
                    $"{Path}/{place}/code",
                    $"""
                    <div class="field"><label for="code">{texts.ContactCodeLabel}</label>
                    <input type="text" id="code" name="code" class="code" required inputmode="numeric"
                      autocomplete="one-time-code"></div>
                    <button class="act">{texts.Continue}</button>
                    """
                )}
                <p><a class="button plain" href="{Path}/{place}">{texts.SendAgain}</a></p>
                """
            );
    }

    // Once the code was right, the owner's app is asked: it shows the new number or address.
    private async Task<IResult> TypeCode(MyVisit visit, IFormCollection form, string place, Channel channel)
    {
        var typed = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        var outcome = await people.Change(visit.Person.Id, visit.Now, change => codes.Check(change, channel, typed));
        if (!outcome.IsGranted(out var address, out var refused))
        {
            return frame.No(
                visit,
                refused,
                refused.Because is Reason.TemporaryPinWrong ? $"{Path}/{place}/code" : Path
            );
        }

        var texts = visit.Texts;
        // The app shows at most as much as the rule allows (R93); the page showed the whole address.
        var text = texts.ContactText(address);
        return await approvals.Ask(
            visit,
            ActName,
            channel is Channel.Sms ? texts.ChangePhone : texts.ChangeEmail,
            LoginTexts.MayShow(text) ? text : texts.ContactText($"…{address[^60..]}"),
            new Arguments(channel, address),
            Path
        );
    }

    private async Task<IResult> Change(MyVisit visit, Arguments asked, FreshApproval given)
    {
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                if (await WhyNot(change, given.AppId) is { } no)
                {
                    return no;
                }

                var facts = new
                {
                    by = "portal",
                    approvedBy = given.AppId,
                    login = given.Login,
                };
                if (asked.Channel is Channel.Sms)
                {
                    await ContactData.ChangePhone(change, asked.Address, facts);
                }
                else
                {
                    ContactData.ChangeEmail(change, asked.Address, facts);
                }

                return null;
            }
        );
        return refused is null ? new SeeOther($"{Path}?done=changed") : frame.No(visit, refused, Path);
    }

    // R51: an app that was activated just now may be a thief's; without an app, the desk changes it.
    private static async Task<Refusal?> WhyNot(PersonChange change, Guid? appId) =>
        appId is not { } id || await AppStore.Find(change.Session, change.Person.Id, id) is not { } app
            ? new(Reason.NeedsApp)
        : CopyingTheApp.RestrictedUntil(app.FirstApp, app.Through, app.ActivatedAt) is { } until && change.Now < until
            ? new(Reason.AppRestricted, until)
        : null;
}
