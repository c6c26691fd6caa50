using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login.ByKey;

/// <summary>The login box's pages about security keys. They decide nothing: each shows its arguments.</summary>
internal sealed class KeyPages(LoginFrame frame, LoginPages pages, Settings settings)
{
    private const string Script = "/login/box/security-key.js";

    /// <summary>R96: the app approved, and the key is used here.</summary>
    public IResult Use(Visit visit, StoredSecurityKey key, string options, Reason? refused)
    {
        var texts = KeyTexts.In(visit.Texts.Language);
        return frame.Page(
            visit,
            texts.UseHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.UseHeading}</h1>
            <p>{texts.UseLead(key.Name)}</p>
            {KeyForm(visit, texts, "key", "use", options, texts.Use, refused)}
            """,
            pages.Bottom(visit, texts.UseHelp),
            script: Script
        );
    }

    /// <summary>R18: the key is registered here.</summary>
    public IResult Add(Visit visit, SecurityKeyOffer offer, Reason? refused)
    {
        var texts = KeyTexts.In(visit.Texts.Language);
        return frame.Page(
            visit,
            texts.AddHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.AddHeading}</h1>
            <p>{texts.AddLead(offer.Name)}</p>
            <ol class="steps">{texts.AddSteps.Select(step => (Html)$"<li>{step}</li>")}</ol>
            {KeyForm(visit, texts, "security-key", "make", offer.Options, texts.Add, refused)}
            """,
            $"""<footer class="below">{ToMySegl(texts, "plain", visit.Texts.Cancel)}</footer>""",
            script: Script
        );
    }

    /// <summary>Why no key can be registered here.</summary>
    public IResult NotAdded(Visit visit, Refusal refused)
    {
        var texts = KeyTexts.In(visit.Texts.Language);
        return frame.Page(
            visit,
            texts.NotAddedHeading,
            Refusals.StatusOf(refused.Because),
            $"""
            <h1>{texts.NotAddedHeading}</h1>
            <p class="note no">{Sentences.Of(refused.Because, texts.Language)}</p>
            {ToMySegl(texts, "act", texts.ToMySegl)}
            """,
            Html.None
        );
    }

    /// <summary>R96: what the person holds does not give the level; what to do.</summary>
    public IResult NotReached(Visit visit, Reason because)
    {
        var texts = KeyTexts.In(visit.Texts.Language);
        var service = visit.Request.ClientName;
        var (sentence, steps) =
            because is Reason.SecurityKeyMissing
                ? (texts.NoKey(service), texts.GetAKey)
                : (texts.NotHigh(service), texts.GetHigh);
        Html toPortal = because is Reason.SecurityKeyMissing ? ToMySegl(texts, "plain", texts.ToMySegl) : Html.None;
        return frame.Page(
            visit,
            texts.NotReachedHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.NotReachedHeading}</h1>
            <p>{sentence}</p>
            <ul>{steps.Select(step => (Html)$"<li>{step}</li>")}</ul>
            {pages.Leave(visit, "act", visit.Texts.BackTo(service))}
            {toPortal}
            """,
            Html.None,
            script: "/login/box/leaving.js"
        );
    }

    // It appears with the script: without one no key can answer.
    private Html KeyForm(
        Visit visit,
        KeyTexts texts,
        string step,
        string act,
        string options,
        string press,
        Reason? refused
    )
    {
        Html alert = refused is { } because
            ? $"""<p class="note no" role="alert">{Sentences.Of(because, texts.Language)}</p>"""
            : Html.None;
        return $"""
            {alert}
            <p id="trouble" class="note warn" role="alert" hidden data-none="{texts.NoWebAuthn}"
              data-failed="{texts.Failed}" data-known="{texts.Known}"></p>
            <noscript><p class="note warn">{texts.NeedsScript}</p></noscript>
            <form id="security-key" method="post" action="{visit.Address(step)}" data-act="{act}"
              data-options="{options}" hidden>
              {pages.Token(visit)}
              <input type="hidden" name="credential">
              <button class="act">{press}</button>
            </form>
            """;
    }

    private Html ToMySegl(KeyTexts texts, string look, string words) =>
        $"""
            <p><a class="button {look}" href="{settings.MyOrigin}/my/authenticators?lang={texts.Language.Tag()}">{words}</a></p>
            """;
}
