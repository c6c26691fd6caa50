namespace Segl.Passport.Chips;

/// <summary>Copies of a document: the data are genuine and the chip is not (T-20).</summary>
internal static class Copies
{
    public static IEnumerable<CorpusCase> All =>
        [
            new(
                "hidden-dg15",
                "a copy without DG15 and without it in EF.COM",
                Hiding(ElementaryFile.DataGroup15),
                PassportFault.DataGroupMissing
            ),
            new(
                "hidden-dg14",
                "a copy without DG14 and without it in EF.COM",
                Hiding(ElementaryFile.DataGroup14),
                PassportFault.DataGroupMissing
            ),
            new(
                "hidden-in-com-only",
                "a copy whose EF.COM does not list DG15",
                new()
                {
                    Habit = ChipHabit.IsCopy,
                    Tamper = files =>
                        files[ElementaryFile.Com] = TestFiles.Com(ElementaryFile.DataGroup1, ElementaryFile.DataGroup2),
                },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-active",
                "a copy: it has not the key of DG15",
                new() { ChipKey = null, Habit = ChipHabit.IsCopy },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-active-rsa",
                "a copy: it has not the RSA key of DG15",
                new()
                {
                    ChipKey = null,
                    ActiveKey = TestKey.Rsa("active", 1024),
                    Habit = ChipHabit.IsCopy,
                },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-chip",
                "a copy: it has not the key of DG14",
                new() { ActiveKey = null, Habit = ChipHabit.IsCopy },
                PassportFault.ChipAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "copy-mapping",
                "a copy: it has not the key of EF.CardSecurity",
                HonestChips.Mapped with
                {
                    Habit = ChipHabit.IsCopy,
                },
                PassportFault.ChipAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "replayed-active",
                "a signature of an earlier challenge",
                new() { Habit = ChipHabit.Replays },
                PassportFault.ActiveAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "acknowledged-only",
                "chip authentication acknowledged, and the old keys kept",
                new() { ActiveKey = null, Habit = ChipHabit.OnlyAcknowledges },
                PassportFault.ChipAuthenticationFailed
            )
            {
                HasTranscript = true,
            },
            new(
                "own-key",
                "a key of its own in DG14, outside the signed hashes",
                new()
                {
                    ActiveKey = null,
                    ChipKey = TestKey.Ec("own"),
                    Tamper = OtherSignature,
                },
                PassportFault.DataGroupDiffers
            ),
            new(
                "no-clone-check",
                "nothing that proves it is no copy",
                new() { ActiveKey = null, ChipKey = null },
                PassportFault.NoCloneCheck
            ),
            new(
                "other-zone",
                "a chip behind the data page of somebody else",
                new() { OpensWith = Specimen.Td3("UTO", "350415") },
                PassportFault.MrzDiffers
            ),
        ];

    private static ChipDesign Hiding(ElementaryFile hidden) =>
        new()
        {
            Habit = ChipHabit.IsCopy,
            Tamper = files =>
            {
                files.Remove(hidden);
                files[ElementaryFile.Com] = TestFiles.Com(ElementaryFile.DataGroup1, ElementaryFile.DataGroup2);
            },
        };

    // The security object of the honest document around a DG14 with another key.
    private static void OtherSignature(Dictionary<ElementaryFile, byte[]> files) =>
        files[ElementaryFile.Sod] = new ChipDesign { ActiveKey = null }.Files()[ElementaryFile.Sod];
}
