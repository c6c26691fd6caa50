using Segl.Demo.Documents;
using Segl.Demo.Documents.Texts;
using Segl.Server.Web;

namespace Segl.Demo;

/// <summary>The drawer on the demo page: the documents, where each may be laid, and who looks into the cameras.</summary>
internal static class DocumentPanel
{
    /// <summary>The panel, which is hidden until its tab is chosen.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="documents">What lies in the drawer.</param>
    /// <param name="pCode">The P-code of the holder who has no Danish number.</param>
    public static Html Show(DrawerTexts texts, IEnumerable<DemoDocument> documents, string pCode) =>
        $"""
            <section class="panel shelf" id="panel-documents" role="tabpanel" aria-labelledby="tab-documents" hidden>
              <p>{texts.Lead}</p>
              {documents.Select(document => Card(texts, document, pCode))}
              <fieldset class="faces"><legend>{texts.Face}</legend>
                {DemoFaces.Names.Select((name, at) => Face(texts, name, at == 0))}
                <p class="hint">{texts.FaceIsDemo}</p></fieldset>
            </section>
            """;

    private static Html Card(DrawerTexts texts, DemoDocument document, string pCode) =>
        $"""
            <article class="document" data-document="{document.Kind.ToString()}">
              <h3>{texts.NameOf(document.Kind)}</h3>
              <p>{texts.About(document.Kind)}</p>
              {(document.AccessNumber is { } can ? Number(texts.AccessNumber, can) : Html.None)}
              {(document.Holder.PersonNumber is null ? Number(texts.PCode, pCode) : Html.None)}
              <pre class="zone">{string.Join('\n', document.Lines)}</pre>
              <p class="lies" role="status" hidden></p>
              <div class="lay">{DemoPhones.Letters.Select(letter => Lay(texts, letter))}
                <button type="button" data-phone="" hidden>{texts.TakeAway}</button></div>
            </article>
            """;

    private static Html Number(string name, string number) =>
        $"""<p>{name}: <strong class="code">{number}</strong></p>""";

    private static Html Lay(DrawerTexts texts, string letter) =>
        $"""
            <button type="button" data-phone="{letter}" data-lies="{texts.LiesOn(texts.NameOfPhone(letter))}">{texts.LayOn(
                texts.NameOfPhone(letter)
            )}</button>
            """;

    private static Html Face(DrawerTexts texts, string name, bool isChosen) =>
        $"""
            <label><input type="radio" name="face" value="{name}"{(isChosen ? Checked : Html.None)}>
              {texts.NameOfFace(name)}</label>
            """;

    private static Html Checked => $" checked";
}
