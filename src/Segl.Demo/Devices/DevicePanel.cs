using Segl.Demo.Texts;
using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Demo.Devices;

/// <summary>
/// Where the code displays and audio code readers of a visitor's citizens lie. A device is made by the page's script out
/// of the template of its kind once the post has brought it.
/// </summary>
internal static class DevicePanel
{
    // The bars run out while a code is valid.
    private const int Bars = 6;
    private const string Slowest = "0.6";
    private const string Fastest = "1.6";

    /// <summary>The panel, which is hidden until its tab is chosen.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="inTheDrawer">What lies at Citizen Service.</param>
    public static Html Show(DemoTexts texts, string inTheDrawer) =>
        $"""
            <section class="panel shelf" id="panel-devices" role="tabpanel" aria-labelledby="tab-devices" hidden>
              <p class="empty">{texts.NoDevice}</p>
              <div id="shelf"></div>
              <p id="drawer" hidden>{inTheDrawer} <strong class="code"></strong></p>
              {Template(texts, DeviceKind.CodeDisplay, texts.CodeDisplay, texts.Press, CodeIsRead)}
              {Template(texts, DeviceKind.AudioReader, texts.AudioReader, texts.SayCode, Voice(texts))}
            </section>
            """;

    private static Html Template(DemoTexts texts, DeviceKind kind, string name, string press, Html more) =>
        $"""
            <template id="device-{kind.ToString()}"><article class="device">
              <h3>{name}: <span class="whose"></span></h3>
              <div class="window"><span class="digits" aria-hidden="true"></span>
                <span class="bars" aria-hidden="true">{Enumerable.Repeat(Bar, Bars)}</span></div>
              <button type="button" class="press">{press}</button>
              {more}
              <p class="back">{texts.OnItsBack} <strong class="code serial"></strong></p>
            </article></template>
            """;

    // A screen reader reads the code display's window; the audio code reader speaks for itself.
    private static Html CodeIsRead => $"""<p class="spoken read" role="status"></p>""";

    private static Html Voice(DemoTexts texts) =>
        $"""
            <p class="hint">{texts.Headphones}</p>
            <label>{texts.SpokenLanguage}<select class="language">{Enum.GetValues<Language>().Select(language =>
                Spoken(language, language == texts.Language)
            )}</select></label>
            <label>{texts.Speed}<input class="speed" type="range" min="{Slowest}" max="{Fastest}" step="0.2" value="1"></label>
            <label>{texts.Volume}<input class="volume" type="range" min="0.1" max="1" step="0.1" value="0.8"></label>
            """;

    private static Html Spoken(Language language, bool isChosen) =>
        $"""
            <option value="{language.Tag()}" lang="{language.Tag()}"{(isChosen ? Selected : Html.None)}>
              {language.Name()}</option>
            """;

    private static Html Selected => $" selected";

    private static Html Bar => $"<i></i>";
}
