using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Control.Texts;
using Segl.Server.Operate.Staff;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/staff</c>: officers with their desks, and operators: added, moved, ended, imported. Nobody does it for
/// themself (T-40).
/// </summary>
internal sealed class StaffPage(
    OperatePages pages,
    OperateFrame frame,
    GraveActs acts,
    CsvUploads files,
    People people,
    Database database
)
{
    private const string Path = "/operate/staff";

    /// <summary>What is done with whom: which role, and at which desk; a null desk ends an officer.</summary>
    private sealed record Change(Guid Person, string Role, bool Ends, string? Desk);

    private const string Officer = "officer";
    private const string OperatorRole = "operator";

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/{Officer}", pages.Act((visit, form) => Ask(visit, form, Officer)));
        app.MapPost($"{Path}/{OperatorRole}", pages.Act((visit, form) => Ask(visit, form, OperatorRole)));
        app.MapPost(
            $"{Path}/file",
            pages.Act(
                (visit, form) => files.Ask(visit, form, "officers", visit.Texts.AskOfficers, Path),
                CsvUploads.Longest
            )
        );
        acts.Add<Change>("staff", CarryOut);
        acts.Add<CsvUploads.CsvUpload>("officers", Import);
    }

    private async Task<IResult> Show(OperateVisit visit)
    {
        var texts = visit.Texts;
        var (officers, operators, desks, today) = await database.Read(async session =>
            (
                (await OfficerStore.All(session)).FindAll(one => one.EndedAt is null),
                (await OperatorStore.All(session)).FindAll(one => one.EndedAt is null),
                (await DeskStore.All(session)).FindAll(one => one.ClosedAt is null),
                (await OfficerDayStore.Of(session, visit.Now)).ToLookup(one => one.OfficerId)
            )
        );
        var (officerRows, operatorRows) = (new List<Html>(), new List<Html>());
        foreach (var one in officers)
        {
            var used = UsedToday(texts, today[one.PersonId]);
            officerRows.Add(await Row(visit, one.PersonId, Officer, one.DeskId, one.AddedAt, used));
        }

        foreach (var one in operators)
        {
            operatorRows.Add(await Row(visit, one.PersonId, OperatorRole, null, one.AddedAt, Html.None));
        }

        Html done = visit.Done == "yes" ? $"""<p class="note ok" role="status">{texts.StaffDone}</p>""" : Html.None;
        (string, string)[] choices = [.. desks.Select(desk => (desk.Id, $"{desk.Name} ({desk.Id})"))];
        return frame.Page(
            visit,
            texts.Staff,
            $"""
            {done}
            <section aria-labelledby="officers"><h2 id="officers">{texts.Officers}</h2>
            <p class="hint">{texts.UsedTodayHint(Limits.OfficerNearLimitPercent)}</p>
            <ul class="activity">{officerRows}</ul>
            <details><summary>{texts.AddOfficer}</summary><p>{texts.AddOfficerThen}</p>
            {visit.Form(
                $"{Path}/{Officer}",
                $"""
                {Fields.Line("user-id", texts.UserId, null, required: true)}
                {Fields.Choice("desk", texts.Desk, null, null, choices)}
                {Fields.Because(texts, "because-officer")}
                <button class="act">{texts.AskApp}</button>
                """
            )}</details>
            {CsvUploads.Form(visit, $"{Path}/file", texts.ImportOfficers, "user-id, desk")}</section>
            <section aria-labelledby="operators"><h2 id="operators">{texts.Operators}</h2>
            <ul class="activity">{operatorRows}</ul>
            <details><summary>{texts.AddOperator}</summary><p>{texts.AddOperatorThen}</p>
            {visit.Form(
                $"{Path}/{OperatorRole}",
                $"""
                <div class="field"><label for="operator-id">{texts.UserId}</label>
                <input type="text" id="operator-id" name="user-id" required autocomplete="off"></div>
                {Fields.Because(texts, "because-operator")}
                <button class="act">{texts.AskApp}</button>
                """
            )}</details></section>
            """
        );
    }

    // T-40: how much of the day's limits an officer has used.
    private static Html UsedToday(OperateTexts texts, IEnumerable<OfficerDay> today)
    {
        var done = today.ToDictionary(one => one.Kind, one => one.Done);
        return $"""<ul class="today">{Enum.GetValues<OfficerCount>().Select(One)}</ul>""";

        Html One(OfficerCount kind)
        {
            var (used, most) = (done.GetValueOrDefault(kind), ServingOfficer.LimitOf(kind));
            var says = texts.Used(kind, used, most);
            return ServingOfficer.IsNearLimit(kind, used)
                ? $"<li><strong>{says}</strong></li>"
                : (Html)$"<li>{says}</li>";
        }
    }

    private async Task<Html> Row(
        OperateVisit visit,
        Guid personId,
        string role,
        string? desk,
        DateTimeOffset since,
        Html used
    )
    {
        var texts = visit.Texts;
        if (await people.Find(personId) is not { } person)
        {
            return Html.None;
        }

        Html end =
            personId == visit.Person.Id
                ? Html.None
                : $"""
                    <details><summary>{texts.End}</summary>
                    {visit.Form(
                        $"{Path}/{role}",
                        $"""
                        <input type="hidden" name="user-id" value="{person.UserId}">
                        <input type="hidden" name="end" value="yes">
                        {Fields.Because(texts, $"because-{role}-{personId}")}
                        <button class="harm">{texts.EndNow(person.Name)}</button>
                        """
                    )}</details>
                    """;
        return $"""
            <li><b>{person.Name}</b> <span class="hint">{person.UserId}{(desk is null ? "" : $" · {desk}")} · {texts.Since(
                texts.When(since)
            )}</span>{used}{end}</li>
            """;
    }

    private async Task<IResult> Ask(OperateVisit visit, IFormCollection form, string role)
    {
        var (ends, desk) = (form["end"] == "yes", form["desk"].ToString());
        if (await people.ByUserId(form["user-id"].ToString()) is not { } id || await people.Find(id) is not { } person)
        {
            return Say(visit, visit.Texts.NoSuchPerson);
        }

        if (id == visit.Person.Id)
        {
            return Say(visit, visit.Texts.NotForYourself);
        }

        if (
            role == Officer
            && !ends
            && await database.Read(session => DeskStore.Find(session, desk)) is not { ClosedAt: null }
        )
        {
            return Say(visit, visit.Texts.NoSuchDesk);
        }

        return await acts.Ask(
            visit,
            "staff",
            form,
            visit.Texts.ActStaff,
            visit.Texts.AskStaff(GraveActs.Shown(person.Name), role == Officer, ends, desk),
            new Change(id, role, ends, ends || role != Officer ? null : desk),
            Path
        );
    }

    private async Task<IResult> CarryOut(OperateVisit visit, Change asked, Actor actor)
    {
        var refused = await people.Change(
            asked.Person,
            visit.Now,
            async change =>
                (asked.Role, asked.Ends) switch
                {
                    (Officer, false) => await Staff.Officers.Put(change, asked.Desk!, actor),
                    (Officer, true) => await Ended(Staff.Officers.End(change, actor)),
                    (_, false) => await Staff.Operators.Add(change, actor),
                    (_, true) => await Ended(Staff.Operators.End(change, actor)),
                }
        );
        return refused is null ? new SeeOther($"{Path}?done=yes") : frame.No(visit, refused, Path);
    }

    private async Task<IResult> Import(OperateVisit visit, CsvUploads.CsvUpload upload, Actor actor)
    {
        await using var file = upload.Open();
        return files.Report(
            visit,
            await OfficerFile.Import(people, database, file, CsvUploads.Encoding, actor, visit.Now),
            Path
        );
    }

    private static async Task<Refusal?> Ended(Task<bool> end) => await end ? null : new(Reason.NotFound);

    private IResult Say(OperateVisit visit, string sentence) =>
        frame.Page(
            visit,
            visit.Texts.NotDone,
            $"""<p class="note no">{sentence}</p><p><a class="button act" href="{Path}">{visit.Texts.Back}</a></p>""",
            StatusCodes.Status400BadRequest
        );
}
