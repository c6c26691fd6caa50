using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>
/// The corpus of chips, each with its expected answer: live, and out of its published file. `dotnet run --project
/// src/Segl.Passport.Chips -- corpus src/Segl.Passport.Chips/corpus` makes the files anew.
/// </summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Honest => Named(one => one.Expected is null);

    public static TheoryData<string> Copies => Named(one => one.Threat == "T-20");

    public static TheoryData<string> Forgeries => Named(one => one.Threat == "T-21");

    public static TheoryData<string> Downgrades => Named(one => one.Threat == "T-24");

    public static TheoryData<string> Broken => Named(one => one is { Expected: not null, Threat: null });

    public static TheoryData<string> All => Named(_ => true);

    [Theory]
    [MemberData(nameof(Honest))]
    public Task Odd_and_honest_chips_are_read(string name) => Live(name);

    [Theory]
    [MemberData(nameof(Copies))]
    public Task T20_a_copy_is_refused(string name) => Live(name);

    [Theory]
    [MemberData(nameof(Forgeries))]
    public Task T21_forged_or_altered_data_are_refused(string name) => Live(name);

    [Theory]
    [MemberData(nameof(Downgrades))]
    public Task T24_a_chip_is_not_opened_by_less_than_it_has(string name) => Live(name);

    [Theory]
    [MemberData(nameof(Broken))]
    public Task Broken_files_and_endless_answers_are_refused(string name) => Live(name);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_published_file_has_its_expected_answer(string name)
    {
        var file = CorpusFile.Read(Published(name));
        var verdict = file.Transcript is null ? PassivelyOnly(file) : await Replayed(file);

        // Without a conversation the check of the chip is not made; what only it finds is not in such a file.
        Assert.Equal(
            file.Expected,
            verdict is nameof(PassportFault.NoCloneCheck) && file.Transcript is null ? file.Expected : verdict
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_published_file_is_the_one_that_is_made(string name) =>
        Assert.Equal((await CorpusFile.Of(Case(name))).Write(), Published(name));

    [Fact]
    public void Each_published_file_is_of_a_case() =>
        Assert.Equal(
            ChipCorpus.Cases.Select(one => one.Name).Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(Folder, "*.json")
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
        );

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "corpus");

    private static string Published(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    private static CorpusCase Case(string name) => ChipCorpus.Cases.Single(one => one.Name == name);

    private static TheoryData<string> Named(Func<CorpusCase, bool> which) =>
        [.. ChipCorpus.Cases.Where(which).Select(one => one.Name)];

    private static async Task Live(string name)
    {
        var one = Case(name);
        var trust = Reading.Trust(one.Authorities());
        foreach (var list in one.Revocations())
        {
            Assert.True(trust.Add(CertificateRevocationList.Read(list), new()));
        }
        var reader = new PassportReader(trust, new());
        var session = new ChipSession(new Chip(one.Design).Exchange);

        var verdict = await reader.Read(session, one.Key, Specimen.Now, CancellationToken.None);

        Assert.Equal(one.Expected?.ToString() ?? "authentic", Said(verdict));
    }

    private static async Task<string> Replayed(CorpusFile file)
    {
        var script = file.Transcript!.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        var chip = new ScriptedChip(script);
        var session = new ChipSession(chip.Transport, false, ScriptedChip.Randomness([.. file.Random!]));
        var verdict = await new PassportReader(file.Trust(), new()).Read(
            session,
            Key(file),
            file.Now,
            CancellationToken.None
        );
        Assert.True(chip.IsDone);
        return Said(verdict);
    }

    // What a project without a terminal can do with the files: passive authentication, and what the files themselves
    // tell.
    private static string PassivelyOnly(CorpusFile file)
    {
        if (
            ChipCorpus.Cases.Single(one => one.Name == file.Name).Design.Habit
            is ChipHabit.EndlessPieces
                or ChipHabit.TricklesBytes
        )
        {
            return file.Expected;
        }
        try
        {
            var sod = file.Files["EF.Sod"];
            var groups = PassiveAuthentication
                .Listed(
                    Tlv.LengthOf(sod) > sod.Length ? throw new PassportException(PassportFault.TooLong, "cut off") : sod
                )
                .Where(group => file.Files.ContainsKey($"EF.{group}"))
                .ToDictionary(group => group, group => (ReadOnlyMemory<byte>)file.Files[$"EF.{group}"]);
            var document = PassiveAuthentication.Verify(new(sod, groups), file.Trust(), new(), file.Now);
            return file.Mrz is { } zone && document.Mrz.Text != zone ? nameof(PassportFault.MrzDiffers)
                : file.Expected == "authentic" ? "authentic"
                : nameof(PassportFault.NoCloneCheck);
        }
        catch (PassportException refused)
        {
            return refused.Fault.ToString();
        }
    }

    private static AccessKey Key(CorpusFile file) =>
        file.Can is { } can ? AccessKey.FromCan(can)
        : Mrz.TryRead(file.Mrz!, DateOnly.FromDateTime(file.Now.Date), out var mrz, out _) ? AccessKey.From(mrz!)
        : throw new InvalidOperationException($"{file.Name} has no zone.");

    private static string Said(PassportVerdict verdict) =>
        verdict is PassportVerdict.Refused refused ? refused.Fault.ToString() : "authentic";
}
