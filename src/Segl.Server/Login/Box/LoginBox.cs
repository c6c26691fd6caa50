using System.Diagnostics;
using Segl.Rules;
using Segl.Server.Login.Answers;
using Segl.Server.Login.ByDevice;
using Segl.Server.Login.ByKey;
using Segl.Server.Login.Texts;
using Segl.Server.Network;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login.Box;

/// <summary>
/// The login box: <c>/login/{login}</c> and its steps. Every page depends on the login's cookie and row alone, so
/// that a reload, another node or a browser without script shows the same.
/// </summary>
internal sealed class LoginBox(
    Database database,
    Browsers browsers,
    LoginCookies cookies,
    LoginProofs proofs,
    UserIdStep userIds,
    WaitingPages waiting,
    LoginEnds ends,
    LoginStarter starter,
    LoginPages pages,
    DeviceStep byDevice,
    KeyStep byKey,
    KeyPages keyPages,
    AnswerForms forms,
    Leading leading,
    TimeProvider clock
)
{
    private const int LongestForm = 4096;

    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var box = app.ServiceProvider.GetRequiredService<LoginBox>();
        app.MapEmbeddedFiles("/login/box");
        app.MapGet("/login/{login:guid}", context => box.Answer(context, box.Show));
        app.MapPost("/login/{login:guid}/user-id", context => box.AnswerForm(context, box.userIds.Type));
        app.MapGet("/login/{login:guid}/code", context => box.Answer(context, box.byDevice.AskForCode));
        app.MapPost("/login/{login:guid}/code", context => box.AnswerForm(context, box.byDevice.TypeCode));
        app.MapGet("/login/{login:guid}/password", context => box.Answer(context, box.byDevice.AskForPassword));
        app.MapPost("/login/{login:guid}/password", context => box.AnswerForm(context, box.byDevice.TypePassword));
        app.MapPost("/login/{login:guid}/key", context => box.AnswerForm(context, box.byKey.UseKey));
        app.MapGet("/login/{login:guid}/security-key", context => box.Answer(context, box.byKey.AskToAdd));
        app.MapPost("/login/{login:guid}/security-key", context => box.AnswerForm(context, box.byKey.Add));
        app.MapGet("/login/{login:guid}/events", box.Events);
        app.MapGet("/login/{login:guid}/qr.svg", context => box.Answer(context, box.pages.QrPicture));
        app.MapPost("/login/{login:guid}/finish", context => box.AnswerForm(context, box.Finish));
        app.MapPost("/login/{login:guid}/return-code", context => box.AnswerForm(context, box.TypeReturnCode));
        app.MapPost("/login/{login:guid}/leave", context => box.AnswerForm(context, box.Leave, mayLeaveTheQueue: true));
        app.MapPost("/login/{login:guid}/again", context => box.AnswerForm(context, box.userIds.Again));
        app.MapGet("/login/{login:guid}/answer", context => box.Answer(context, box.ShowAnswer));
        app.MapGet("/login/back", box.Back);
        app.MapPost("/login/{login}/back", box.ComeBack);
    }

    private readonly UserIdStep userIds = userIds;
    private readonly LoginPages pages = pages;
    private readonly DeviceStep byDevice = byDevice;
    private readonly KeyStep byKey = byKey;

    private Task<IResult> Show(Visit visit) =>
        visit.View is LoginView.SecurityKey ? byKey.AskForKey(visit) : Task.FromResult(Shown(visit));

    private IResult Shown(Visit visit) =>
        visit.View switch
        {
            LoginView.Waiting when visit.Context.Request.Query["change"] == "user-id" => userIds.AskForUserId(visit),
            LoginView.UserId => userIds.AskForUserId(visit),
            LoginView.Waiting or LoginView.Claimed => pages.Waiting(visit),
            LoginView.Approved => pages.Approved(visit),
            LoginView.ApprovedByLink => pages.ApprovedByLink(visit),
            LoginView.ReturnCode => pages.ReturnCode(visit),
            LoginView.SecurityKey => throw new UnreachableException(),
            LoginView.Refused => visit.Login.Because is { } because
                ? keyPages.NotReached(visit, because)
                : pages.Refused(visit),
            LoginView.Over => pages.Over(visit),
            LoginView.Interrupted => pages.Interrupted(visit),
            LoginView.Finished => pages.Finished(visit),
        };

    private async Task Events(HttpContext context)
    {
        if (waiting.Open(IdOf(context), browsers.DigestOf(context), Addresses.Of(context)) is not { } page)
        {
            // The page reloads after a while, as a page without script does.
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        try
        {
            if (await Begin(context, page))
            {
                await (HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : waiting.Stream(context, page));
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }
        finally
        {
            waiting.Close(page);
        }
    }

    // A separate method, so that nothing of the login is referenced while the stream waits. The cookies are released,
    // too: with ten thousand open pages they and the login were a sixth of the heap.
    private async Task<bool> Begin(HttpContext context, WaitingPage page)
    {
        if (StartedIn(context) is not { } started)
        {
            return false;
        }

        page.Begin(started.Begun, started.PersonId ?? Guid.Empty, proofs.SecretOf(started.Id), await Find(started));
        context.Request.Headers.Clear();
        _ = context.Request.Cookies; // Parses an absent header, which releases the cookies parsed before.
        return true;
    }

    private Task<IResult> ShowAnswer(Visit visit)
    {
        var (id, request) = (visit.Started.Id, visit.Request);
        var page = forms.Page(visit.Context, id, visit.Cookie, request.State, request.RedirectUri);
        return Task.FromResult(page ?? new SeeOther(visit.Address()));
    }

    private async Task<IResult> Finish(Visit visit, IFormCollection form) =>
        leading.With(
            visit.Context,
            visit.Started,
            (
                await ends.Finish(visit.Started, visit.Login, backValueArrived: false, visit.Address(), visit.Now)
            ).IsGranted(out var address, out _)
                ? address
                : visit.Address()
        );

    // A wrong code is reported by the page, since a script that submits the form follows the response. A value that
    // cannot be a code is not counted.
    private async Task<IResult> TypeReturnCode(Visit visit, IFormCollection form)
    {
        var typed = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        if (visit.View is LoginView.ReturnCode && typed.Length == Limits.ReturnCodeDigits)
        {
            var redeemed = await ends.RedeemReturnCode(
                visit.Started,
                visit.Started.Key!.Value,
                typed,
                visit.Address(),
                visit.Now
            );
            if (redeemed.IsGranted(out var address, out var refusal))
            {
                return leading.With(visit.Context, visit.Started, address);
            }

            Metrics.Refused(refusal.Because);
        }

        return Leading.To(visit.Context, visit.Address());
    }

    private async Task<IResult> Leave(Visit visit, IFormCollection form)
    {
        var (address, left) = await ends.Leave(visit);
        cookies.Give(visit.Context, left, browsers.Recognise(visit.Context));
        return leading.With(visit.Context, visit.Started, address);
    }

    private Task Back(HttpContext context) =>
        (
            BoxTexts.For(context, null) is { } texts ? pages.Back(context, texts) : pages.LanguageMissing(context)
        ).ExecuteAsync(context);

    private async Task ComeBack(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var texts = BoxTexts.In(Languages.Of(context));
        var form = await PostedForm.Read(context, LongestForm);
        var back = form?["back"].ToString() is { } shown ? proofs.ReadBack(shown) : null;
        IResult answer;
        if (back is not { } login || $"{login.LoginId}" != (string?)context.GetRouteValue("login"))
        {
            Metrics.Refused(Reason.LoginUnknown);
            answer = pages.NotHere(context, texts);
        }
        else if (StartedIn(context) is { } started && started.Key == login)
        {
            var finished = await ends.Finish(
                started,
                await Find(started) ?? started.Begun,
                backValueArrived: true,
                $"/login/{started.Id}",
                now
            );
            answer = finished.IsGranted(out var address, out var refusal)
                ? leading.With(context, started, address)
                : Refuse(context, texts, refusal);
        }
        else
        {
            Metrics.Refused(Reason.WrongBrowser);
            answer = await ends.OpenedElsewhere(login, Addresses.Of(context), now)
                ? pages.Elsewhere(context, texts)
                : pages.OtherBrowser(context, texts);
        }

        await answer.ExecuteAsync(context);
    }

    private async Task Answer(HttpContext context, Func<Visit, Task<IResult>> step, bool mayLeaveTheQueue = false)
    {
        var now = clock.GetUtcNow();
        if (StartedIn(context) is not { } started)
        {
            Metrics.Refused(Reason.LoginUnknown);
            await pages.NotHere(context, BoxTexts.In(Languages.Of(context))).ExecuteAsync(context);
            return;
        }

        if (BoxTexts.For(context, started.Request.Language) is not { } texts)
        {
            await pages.LanguageMissing(context).ExecuteAsync(context);
            return;
        }

        var (admitted, waits) = starter.Admit(context, started, now);
        var visit = new Visit(
            context,
            admitted,
            waits ? null : await Find(admitted),
            proofs.SecretOf(started.Id),
            texts,
            browsers.CookieOf(context)!,
            now
        );
        var answer = waits && !mayLeaveTheQueue ? pages.Queue(visit) : await step(visit);
        await answer.ExecuteAsync(context);
    }

    private Task AnswerForm(
        HttpContext context,
        Func<Visit, IFormCollection, Task<IResult>> step,
        bool mayLeaveTheQueue = false
    ) =>
        Answer(
            context,
            async visit =>
                await PostedForm.Read(context, LongestForm) is not { } form
                    ? Refuse(context, visit.Texts, new(Reason.Malformed))
                : browsers.IsFormToken(visit.Cookie, form["token"]) ? await step(visit, form)
                : Refuse(context, visit.Texts, new(Reason.WrongBrowser)),
            mayLeaveTheQueue
        );

    private IResult Refuse(HttpContext context, BoxTexts texts, Refusal refusal)
    {
        Metrics.Refused(refusal.Because);
        return pages.No(context, texts, refusal);
    }

    // R90: another browser's login is not found, as if it did not exist.
    private StartedLogin? StartedIn(HttpContext context) =>
        browsers.DigestOf(context) is { } browser ? cookies.Find(context, IdOf(context), browser) : null;

    // Before the user ID it exists only in its cookie.
    private async Task<Rules.Login?> Find(StartedLogin started) =>
        started.Key is { } key ? await database.ReadTogether(LoginStore.Find(key)) : started.Begun;

    // The route constraint guarantees an id.
    private static Guid IdOf(HttpContext context) =>
        Guid.Parse((string?)context.GetRouteValue("login") ?? throw new InvalidOperationException("No such route."));
}
