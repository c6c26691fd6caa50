namespace Segl.Server.My.Texts;

/// <summary>The words of activation codes.</summary>
internal abstract partial class MyTexts
{
    public abstract string CodeHeading { get; }

    public abstract string CodeLead { get; }

    public abstract IReadOnlyList<string> CodeSteps(bool byApp);

    public abstract string CodeAsk { get; }

    public abstract string CodeFrom(string time);

    public abstract string CodeMeanwhile { get; }

    public abstract string CodeIsReady(string until);

    public abstract string CodeHaveReady { get; }

    public abstract string CodeShow { get; }

    public abstract string CodeHere { get; }

    public abstract string CodeOpenApp(string address);

    public abstract string UserId { get; }

    public abstract string ActivationCode { get; }

    public abstract string CodeUntil(string time);

    public abstract string CodeTellNobody { get; }

    public abstract string CodeAtOnce { get; }

    public abstract string CodeWaits(string time);

    public abstract string StopCodeHeading { get; }

    public abstract string CodeStops { get; }

    public abstract string CodeStopped { get; }
}
