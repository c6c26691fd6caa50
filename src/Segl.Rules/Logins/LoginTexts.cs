using System.Buffers;
using System.Globalization;
using System.Text;

namespace Segl.Rules;

/// <summary>R93: the text that an app shows and signs, and the names beside it.</summary>
public static class LoginTexts
{
    // No script needs more of these on one letter; a longer stack would overlap the neighbouring lines.
    private const int MarksOnALetter = 2;

    // Characters that are rendered as a blank though their Unicode category is not a space.
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\u115f\u1160\u2800\u3164\uffa0");

    // Marks that are not rendered: the grapheme joiner and the variation selectors.
    private static readonly (int First, int Last)[] NothingAtAll =
    [
        (0x034f, 0x034f),
        (0x17b4, 0x17b5),
        (0x180b, 0x180f),
        (0xfe00, 0xfe0f),
        (0xe0100, 0xe01ef),
    ];

    /// <summary>
    /// R93: at most 130 characters, no control or direction characters, no blank but the space, nothing invisible,
    /// and only a few marks on one letter. Also applies to the action word. An unpaired surrogate arrives as the
    /// replacement character and is refused, since it cannot be shown as it was sent.
    /// </summary>
    public static bool MayShow(string text) =>
        new StringInfo(text).LengthInTextElements <= Limits.LoginTextLongest
        && text.Length <= Limits.LoginTextLongest * 4
        && text.EnumerateRunes().All(MayShow)
        && MarksStandOnLetters(text);

    private static bool MayShow(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned => false,
            UnicodeCategory.SpaceSeparator => rune.Value == ' ',
            _ => rune != Rune.ReplacementChar
                && !(rune.IsBmp && Blanks.Contains((char)rune.Value))
                && !NothingAtAll.Any(range => rune.Value >= range.First && rune.Value <= range.Last),
        };

    private static bool MarksStandOnLetters(string text)
    {
        // Before the first letter no mark is allowed.
        var marks = MarksOnALetter;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark =
                Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            marks =
                isMark ? marks + 1
                : rune.Value == ' ' ? MarksOnALetter
                : 0;
            if (marks > MarksOnALetter)
            {
                return false;
            }
        }

        return true;
    }
}
