using Segl.Commands;
using Segl.Rules;

namespace Segl.Server.Tests.Model;

/// <summary>An app as the model knows it.</summary>
internal sealed class ModelApp
{
    public bool Active { get; set; } = true;
    public string Pin { get; set; } = ModelOfAPerson.OnePin;
    public int WrongPins { get; set; }
    public DateTimeOffset? SuspendedUntil { get; set; }
    public DateTimeOffset? RestrictedUntil { get; init; }
}

/// <summary>
/// The rules once more, written down as simply as can be and knowing nothing of the service: what it should answer to
/// each command, "" for done, else the name of the reason. The copy is in ModelOfACopy.cs.
/// </summary>
internal sealed partial class ModelOfAPerson(DateTimeOffset now)
{
    public const string OnePin = "730518";
    public const string OtherPin = "846193";

    public List<ModelApp> Apps { get; } = [];
    public DateTimeOffset Now { get; private set; } = now;
    public bool Frozen { get; private set; }
    public int Activations { get; private set; }
    public int Approvals { get; private set; }
    public int ActiveApps => Apps.Count(app => app.Active);

    public void TimePasses(TimeSpan time) => Now += time;

    public void Unfreeze() => Frozen = false;

    public string Activate() => Add(new());

    public string SwitchNumberOn(int app, string pin) => Act(app, pin, () => { });

    public string ChangePin(int app, string pin, string next) => Act(app, pin, () => Apps[app].Pin = next);

    /// <summary>R23: a desk's temporary PIN makes a new PIN, in a blocked app too.</summary>
    public string NewPinByDesk(int app, string next) =>
        MayUse(app) is { Length: > 0 } no
            ? no
            : Do(() => (Apps[app].Pin, Apps[app].WrongPins, Apps[app].SuspendedUntil) = (next, 0, null));

    /// <summary>R08, R37: it ends a copy for good.</summary>
    public string Freeze(int app, string pin) =>
        Act(app, pin, () => (Frozen, Copy) = (true, CopyIsUnderWay ? null : Copy));

    public string Approve(int app, string pin) => Act(app, pin, () => Approvals++);

    public string Delete(int app, int target, bool knowsOfLockout, string pin) =>
        MayUse(app) is { Length: > 0 } no ? no
        : !Apps[target].Active ? nameof(Reason.NotFound)
        : WhyNotLast(target, knowsOfLockout) is { Length: > 0 } last ? last
        : Act(app, pin, () => End(target));

    public string Block(int app, int target, string pin) =>
        MayUse(app) is { Length: > 0 } no ? no
        : app == target ? nameof(Reason.NotFound)
        : Delete(app, target, knowsOfLockout: false, pin);

    private string Add(ModelApp app) =>
        Frozen ? nameof(Reason.IdentityFrozen)
        : ActiveApps == 3 ? nameof(Reason.TooManyApps)
        : Do(() =>
        {
            Apps.Add(app);
            Activations++;
        });

    private string WhyNotLast(int target, bool knowsOfLockout)
    {
        var others = Apps.Where((app, index) => app is { Active: true, WrongPins: < 5 } && index != target);
        return others.Any() || knowsOfLockout ? "" : nameof(Reason.LastAuthenticator);
    }

    private string Act(int app, string pin, Action done) =>
        MayUse(app) is { Length: > 0 } no ? no
        : TryPin(Apps[app], pin) is { Length: > 0 } wrong ? wrong
        : Do(done);

    private static string Do(Action done)
    {
        done();
        return "";
    }

    private string MayUse(int app) =>
        !Apps[app].Active ? nameof(Reason.AppNotActive)
        : Frozen ? nameof(Reason.IdentityFrozen)
        : "";

    private string WhyNotTry(ModelApp app) =>
        app.WrongPins == 5 ? nameof(Reason.AppBlocked)
        : Now < app.SuspendedUntil ? nameof(Reason.AppSuspended)
        : "";

    private string TryPin(ModelApp app, string pin)
    {
        if (WhyNotTry(app) is { Length: > 0 } no)
        {
            return no;
        }

        app.WrongPins = pin == app.Pin ? 0 : app.WrongPins + 1;
        app.SuspendedUntil = app.WrongPins >= 3 ? Now.AddMinutes(15) : null;
        return app.WrongPins switch
        {
            0 => "",
            5 => nameof(Reason.AppBlocked),
            3 or 4 => nameof(Reason.AppSuspended),
            _ => nameof(Reason.PinWrong),
        };
    }
}
