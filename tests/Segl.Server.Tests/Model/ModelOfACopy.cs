using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Server.Keys;

namespace Segl.Server.Tests.Model;

/// <summary>A copy as the model knows it; <c>Until</c> is when its step runs out.</summary>
internal sealed record ModelCopy(
    int From,
    DateTimeOffset ReadyAt,
    string Step = "waiting",
    DateTimeOffset Until = default,
    int Codes = 0,
    DateTimeOffset? PinAt = null
);

/// <summary>R40-R51 once more.</summary>
internal sealed partial class ModelOfAPerson
{
    public ModelCopy? Copy { get; private set; }
    public int Copied { get; private set; }

    /// <summary>The instants at which something begins or ends.</summary>
    public IEnumerable<DateTimeOffset> Ends =>
        Apps.SelectMany(app => new[] { app.SuspendedUntil, app.RestrictedUntil })
            .Concat([Copy?.ReadyAt, Copy?.Until, Copy?.ReadyAt.AddDays(1), Copy?.PinAt?.AddMinutes(10)])
            .OfType<DateTimeOffset>();

    private bool MayShowAnother => Copy!.Codes < 5 && Now < Copy.ReadyAt.AddDays(1);

    private bool CopyIsUnderWay => Copy is not null && ((Copy.Step != "waiting" && Now < Copy.Until) || MayShowAnother);

    public string StartCopy(int app, string pin) =>
        MayUse(app) is { Length: > 0 } no ? no
        : CopyIsUnderWay ? nameof(Reason.CopyUnderWay)
        : Now < Apps[app].RestrictedUntil ? nameof(Reason.AppRestricted)
        : ActiveApps == 3 ? nameof(Reason.TooManyApps)
        : Act(app, pin, () => Copy = new(app, Now.AddHours(1)));

    public string StopCopy(int app) =>
        MayUse(app) is { Length: > 0 } no ? no
        : CopyIsUnderWay ? Do(() => Copy = null)
        : nameof(Reason.CopyOver);

    public string ShowCode(int app, string? pin) =>
        MayUse(app) is { Length: > 0 } no ? no
        : Copy?.From != app ? nameof(Reason.CopyOver)
        : Now < Copy.ReadyAt ? nameof(Reason.WaitNotOver)
        : Copy.Step is "scanned" or "vouched" && Now < Copy.Until ? nameof(Reason.CopyUnderWay)
        : !MayShowAnother ? nameof(Reason.CopyOver)
        : WhyNotTry(Apps[app]) is { Length: > 0 } why ? why
        : pin is not null ? Act(app, pin, () => Copy = Shown() with { PinAt = Now })
        : Copy.Step == "showing" && Now < Copy.PinAt?.AddMinutes(10) ? Do(() => Copy = Shown())
        : nameof(Reason.KnowledgeMissing);

    /// <summary>A phone scans, and both prove; not while the old one is suspended or blocked.</summary>
    public string Scan() =>
        Copy switch
        {
            { Step: "showing" or "scanned" } when Now < Copy.Until && WhyNotTry(Apps[Copy.From]) != "" => nameof(
                Reason.CopyOver
            ),
            { Step: "showing" } when Now < Copy.Until => Do(() =>
                Copy = Copy with { Step = "scanned", Until = Now.AddMinutes(3) }
            ),
            { Step: "scanned" } when Now < Copy.Until => Do(() =>
                Copy = Copy with { Step = "showing", Until = Now, PinAt = null }
            ) + nameof(Reason.QrCodeExpired),
            _ => nameof(Reason.QrCodeExpired),
        };

    public string Vouch() =>
        MayUse(Copy!.From) is { Length: > 0 } no ? no
        : Copy.Step != "scanned" || Now >= Copy.Until ? nameof(Reason.CopyOver)
        : WhyNotTry(Apps[Copy.From]) is { Length: > 0 } why ? why
        : Do(() => Copy = Copy with { Step = "vouched", Until = Now.AddMinutes(15) });

    /// <summary>User ID, temporary PIN and PIN on the phone that scanned.</summary>
    public string FinishCopy()
    {
        var mayAdd =
            Copy is { Step: "vouched" } && Now < Copy.Until && (ActiveApps == 3 || WhyNotTry(Apps[Copy.From]) == "");
        var no = mayAdd ? Add(new() { RestrictedUntil = Now.AddDays(1) }) : nameof(Reason.CopyOver);
        (Copy, Copied) = no == "" ? (null, Copied + 1) : (Copy, Copied);
        return no;
    }

    private ModelCopy Shown() => Copy! with { Step = "showing", Until = Now.AddMinutes(3), Codes = Copy.Codes + 1 };

    private void End(int app)
    {
        Apps[app].Active = false;
        Copy = Copy?.From == app && CopyIsUnderWay ? null : Copy;
    }
}
