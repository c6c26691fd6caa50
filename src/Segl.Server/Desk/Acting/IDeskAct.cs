using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acting;

/// <summary>What an act is done with: names and values of its form. Never a secret.</summary>
internal sealed class ActArguments : Dictionary<string, string>
{
    /// <summary>None.</summary>
    public static ActArguments None => [];
}

/// <summary>An act that was decided, while it is carried out.</summary>
/// <param name="Visit">The request of the officer who carries it out: the second, where there are two.</param>
/// <param name="PersonId">The citizen.</param>
/// <param name="Hand">Who did it, and why.</param>
/// <param name="Arguments">With what.</param>
internal sealed record ActRun(
    DeskVisit Visit,
    Guid PersonId,
    DeskHand Hand,
    IReadOnlyDictionary<string, string> Arguments
)
{
    /// <summary>Where something is handed over: at the first officer's printer and screen, beside the citizen.</summary>
    public HandingPlace Place =>
        Visit.Place(Hand.Because) with
        {
            Officer = Hand.Officer,
            OfficerName = Hand.OfficerName,
        };

    /// <summary>Carries out an act that needs the citizen's rows and nothing else: it is decided and done in one
    /// transaction.</summary>
    /// <param name="people">The persons.</param>
    /// <param name="decide">Whether it may be done.</param>
    /// <param name="act">What is done; null, or why it cannot be.</param>
    public Task<Refusal?> Change(
        People people,
        Func<PersonChange, Task<Refusal?>> decide,
        Func<PersonChange, Task<Refusal?>> act
    ) => people.Change(PersonId, Visit.Now, async change => await decide(change) ?? await act(change));

    /// <summary>The same, for what cannot fail once it is decided.</summary>
    public Task<Refusal?> Change(People people, Func<PersonChange, Task<Refusal?>> decide, Action<PersonChange> act) =>
        Change(
            people,
            decide,
            change =>
            {
                act(change);
                return Task.FromResult<Refusal?>(null);
            }
        );
}

/// <summary>An act of the desk (R84). One class an act; the rules decide whether it is offered.</summary>
internal interface IDeskAct
{
    /// <summary>Which.</summary>
    DeskAct Act { get; }

    /// <summary>The fields of its form.</summary>
    Html Fields(AtDesk at);

    /// <summary>What was typed there, or why it cannot be done.</summary>
    Outcome<ActArguments> Read(AtDesk at, IFormCollection form);

    /// <summary>Carries it out.</summary>
    /// <param name="run">The act.</param>
    /// <param name="decide">Whether it may be done; asked with the person's row locked, in the transaction of the
    /// act.</param>
    Task<Refusal?> CarryOut(ActRun run, Func<PersonChange, Task<Refusal?>> decide);
}

/// <summary>All acts, in the order in which they are offered.</summary>
internal sealed class DeskActList(IEnumerable<IDeskAct> acts)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<IDeskAct> All { get; } = [.. acts];

    /// <summary>The one with this name; null if there is none.</summary>
    public IDeskAct? Named(string? name) => All.FirstOrDefault(act => act.Act.ToString() == name);

    /// <summary>One that there is.</summary>
    public IDeskAct Of(DeskAct act) => All.Single(one => one.Act == act);
}
