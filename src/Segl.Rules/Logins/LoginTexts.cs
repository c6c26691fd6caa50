using System.Buffers;
using System.Globalization;
using System.Text;

namespace Segl.Rules;

/// <summary>R93: the text that an app shows and signs, and the names that stand beside it.</summary>
public static class LoginTexts
{
    // More than these over or under one letter is no writing, and runs into the lines around.
    private const int MarksOnALetter = 2;

    // Letters and signs of Unicode that are drawn as a blank, though they are none by their category.
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\u115f\u1160\u2800\u3164\uffa0");

    // Marks that are drawn as nothing at all: the joiner of graphemes and the selectors of variants.
    private static readonly (int First, int Last)[] NothingAtAll =
    [
        (0x034f, 0x034f),
        (0x17b4, 0x17b5),
        (0x180b, 0x180f),
        (0xfe00, 0xfe0f),
        (0xe0100, 0xe01ef),
    ];

    /// <summary>
    /// R93: at most 130 characters, no control or direction characters, no blank but the space, nothing invisible, and
    /// marks only on a letter and never in a heap. Also holds for the action word. Half a surrogate pair is read as the
    /// replacement character, and that one is refused: it cannot be shown as it was sent.
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
        // The first letter is still to come, so a mark at the beginning is one too many.
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
