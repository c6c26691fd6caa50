using Segl.Server.Operate.Control.Texts;
using Segl.Server.Web;

namespace Segl.Server.Operate.Control;

/// <summary>The fields of the operator's forms, each with its label and, where there is one, its explanation.</summary>
internal static class Fields
{
    /// <summary>A line of text.</summary>
    public static Html Line(string name, string label, string? hint, string? value = null, bool required = false) =>
        Field(
            name,
            label,
            hint,
            $"""
            <input type="text" id="{name}" name="{name}" value="{value}" autocomplete="off"
              {Described(name, hint)}{Required(required)}>
            """
        );

    /// <summary>A text that nobody beside the operator should read.</summary>
    public static Html Secret(string name, string label, string? hint) =>
        Field(
            name,
            label,
            hint,
            $"""<input type="password" id="{name}" name="{name}" autocomplete="off" required{Described(name, hint)}>"""
        );

    /// <summary>Several lines of text.</summary>
    public static Html Lines(
        string name,
        string label,
        string? hint,
        string? value = null,
        int rows = 3,
        bool required = false
    ) =>
        Field(
            name,
            label,
            hint,
            $"""
            <textarea id="{name}" name="{name}" rows="{rows}" spellcheck="false"
              {Described(name, hint)}{Required(required)}>{value}</textarea>
            """
        );

    /// <summary>One of several words.</summary>
    public static Html Choice(
        string name,
        string label,
        string? hint,
        string? value,
        params (string Value, string Label)[] options
    ) =>
        Field(
            name,
            label,
            hint,
            $"""<select id="{name}" name="{name}"{Described(name, hint)}>{options.Select(option =>
                (Html)$"""<option value="{option.Value}"{Selected(option.Value == (value ?? ""))}>{option.Label}</option>"""
            )}</select>"""
        );

    /// <summary>Ticks that together make a list.</summary>
    public static Html Ticks(string name, string label, string? hint, string? value, params string[] words)
    {
        var chosen = (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Html explained = hint is null ? Html.None : $"""<span class="hint">{hint}</span>""";
        return $"""
            <fieldset class="field"><legend>{label}</legend>{explained}
            {words.Select(word =>
                (Html)
                    $"""
                    <label class="tick"><input type="checkbox" name="{name}" value="{word}"{Checked(
                        chosen.Contains(word)
                    )}> {word}</label>
                    """
            )}
            </fieldset>
            """;
    }

    /// <summary>A file.</summary>
    public static Html File(string name, string label, string? hint, string accept) =>
        Field(
            name,
            label,
            hint,
            $"""<input type="file" id="{name}" name="{name}" accept="{accept}" required{Described(name, hint)}>"""
        );

    /// <summary>Why it is done: the journal keeps it.</summary>
    public static Html Because(OperateTexts texts, string id = "because") =>
        $"""
            <div class="field"><label for="{id}">{texts.Because}</label>
            <span class="hint" id="{id}-hint">{texts.BecauseHint}</span>
            <input type="text" id="{id}" name="because" maxlength="130" required autocomplete="off"
              aria-describedby="{id}-hint"></div>
            """;

    private static Html Field(string name, string label, string? hint, Html input)
    {
        Html explained = hint is null ? Html.None : $"""<span class="hint" id="{name}-hint">{hint}</span>""";
        return $"""<div class="field"><label for="{name}">{label}</label>{explained}{input}</div>""";
    }

    private static Html Described(string name, string? hint) =>
        hint is null ? Html.None : $""" aria-describedby="{name}-hint" """;

    private static Html Required(bool required) => required ? (Html)$" required" : Html.None;

    private static Html Selected(bool selected) => selected ? (Html)$" selected" : Html.None;

    private static Html Checked(bool isChecked) => isChecked ? (Html)$" checked" : Html.None;
}
