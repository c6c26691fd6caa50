namespace Segl.Passport.Chips;

/// <summary>Lengths and pictures that would cost their reader dearly.</summary>
internal static class BrokenChips
{
    public static IEnumerable<CorpusCase> All => [.. Lengths, .. Bombs];

    private static IEnumerable<CorpusCase> Lengths =>
        [
            new(
                "endless-pieces",
                "an answer that does not end",
                new() { Habit = ChipHabit.EndlessPieces },
                PassportFault.TooLong
            ),
            new(
                "trickle",
                "a file of 512 kB, byte by byte",
                new() { Portrait = [.. Specimen.Jpeg, .. new byte[20_000]], Habit = ChipHabit.TricklesBytes },
                PassportFault.TooLong
            ),
            new(
                "ends-early",
                "files that end after eight bytes",
                new() { Habit = ChipHabit.EndsEarly },
                PassportFault.Malformed
            )
            {
                HasTranscript = true,
            },
            new(
                "huge-file",
                "a file that says it has 16 MB",
                new() { Tamper = files => files[ElementaryFile.Sod] = [0x77, 0x83, 0xFF, 0xFF, 0xFF, 0, 0, 0] },
                PassportFault.TooLong
            ),
            new(
                "long-length",
                "a length of more bytes than there are numbers",
                new() { Tamper = files => files[ElementaryFile.Sod] = [0x77, 0x88, 1, 1, 1, 1, 1, 1, 1, 1] },
                PassportFault.Malformed
            ),
            new(
                "wrong-length",
                "a portrait whose inner length is beyond the file",
                new() { Portrait = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF] },
                PassportFault.Malformed
            ),
        ];

    private static IEnumerable<CorpusCase> Bombs =>
        [
            new(
                "jpeg-2000-size",
                "a portrait of 60,000 by 60,000 pixels",
                new() { Portrait = Specimen.Jpeg2000(60_000, 60_000) },
                PassportFault.TooLong
            ),
            new(
                "jpeg-2000-tiles",
                "a portrait of a million tiles",
                new() { Portrait = Specimen.Jpeg2000(4000, 4000, 4, 4) },
                PassportFault.TooLong
            ),
            new(
                "jpeg-2000-no-size",
                "a portrait of no width",
                new() { Portrait = Specimen.Jpeg2000(0, 320, 16, 16) },
                PassportFault.TooLong
            ),
        ];
}
