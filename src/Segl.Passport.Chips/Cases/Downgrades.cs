namespace Segl.Passport.Chips;

/// <summary>Chips that want to be opened by less than they have (T-24).</summary>
internal static class Downgrades
{
    public static IEnumerable<CorpusCase> All =>
        [
            new(
                "pace-fails",
                "PACE fails and BAC would work",
                new() { Habit = ChipHabit.FailsPace },
                PassportFault.AccessDenied
            )
            {
                HasTranscript = true,
            },
            new(
                "pace-hidden",
                "EF.CardAccess without PACE, DG14 with it",
                new() { Tamper = files => files.Remove(ElementaryFile.CardAccess) },
                PassportFault.AccessDowngraded
            )
            {
                HasTranscript = true,
            },
            new("pace-weakened", "EF.CardAccess with 3DES, DG14 with AES", Weakened, PassportFault.AccessDowngraded)
            {
                HasTranscript = true,
            },
            new(
                "pace-echo",
                "PACE with our own key sent back",
                new() { Habit = ChipHabit.EchoesKey },
                PassportFault.AccessDenied
            )
            {
                HasTranscript = true,
            },
            new(
                "wrong-generator-pace",
                "PACE on a curve with a generator of its own",
                new() { PaceParameter = 32, PaceDomain = TestKey.Ec("domain").WithWrongGenerator() },
                PassportFault.CurveRefused
            )
            {
                HasTranscript = true,
            },
            new(
                "drops-protection",
                "answers without protection once it is there",
                new() { Habit = ChipHabit.DropsProtection },
                PassportFault.SecureMessagingBroken
            )
            {
                HasTranscript = true,
            },
        ];

    private static ChipDesign Weakened =>
        new()
        {
            Tamper = files =>
                files[ElementaryFile.CardAccess] = TestFiles.Set(TestFiles.PaceInfo("0.4.0.127.0.7.2.2.4.2.1", 13)),
            OpensByPace = "0.4.0.127.0.7.2.2.4.2.1",
        };
}
