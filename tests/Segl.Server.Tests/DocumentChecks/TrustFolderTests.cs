using Microsoft.Extensions.DependencyInjection;
using Segl.Passport.Chips;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Trust;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R72: the authorities, master lists and revocation lists that an operator puts into the folder of
/// <c>Segl:Documents</c>.</summary>
public sealed class TrustFolderTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TestState Utopia = new();
    private readonly string folder = Directory.CreateTempSubdirectory("segl-trust-").FullName;

    [Fact]
    public async Task R72_a_state_of_a_master_list_is_believed_because_an_authority_of_the_folder_signed_the_list()
    {
        Put("utopia.cer", Utopia.Authority());
        Put("world.ml", Utopia.MasterList(DocumentStory.Denmark.Authority()));
        await using var story = await Begin();

        Assert.Equal(2, Trust(story).Store.Count);
        Assert.Equal("granted", DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport)));
    }

    [Fact]
    public async Task R72_T21_a_signer_on_a_revocation_list_of_the_folder_is_refused()
    {
        Put("denmark.cer", DocumentStory.Denmark.Authority());
        Put("denmark.crl", DocumentStory.Denmark.Revocation());
        await using var story = await Begin();

        Assert.Equal(
            nameof(Reason.DocumentNotGenuine),
            DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport))
        );
    }

    [Theory]
    [InlineData("denmark.cer")]
    [InlineData("world.ml")]
    [InlineData("denmark.crl")]
    public async Task R72_a_file_that_is_not_what_its_name_says_is_named_and_the_server_does_not_start(string file)
    {
        Put(file, "nothing of the kind"u8.ToArray());

        await NamesAtStart(file);
    }

    [Fact]
    public async Task R72_T21_a_master_list_that_no_authority_of_the_folder_signed_is_named_and_the_server_does_not_start()
    {
        Put("denmark.cer", DocumentStory.Denmark.Authority());
        Put("world.ml", Utopia.MasterList(Utopia.Authority()));

        await NamesAtStart("world.ml");
    }

    [Fact]
    public async Task R72_the_operator_is_told_of_a_master_list_from_its_180th_day_on()
    {
        Put("utopia.cer", Utopia.Authority());
        Put("world.ml", Utopia.MasterList(DocumentStory.Denmark.Authority()));
        await using var story = await Begin();
        var trust = Trust(story);
        var old = Specimen.Now.AddDays(-30) + Limits.MasterListFresh;

        Assert.Null(trust.WhatIsOff(old - Tick));
        Assert.Equal("The newest master list is of 2026-10-29.", trust.WhatIsOff(old));
    }

    [Fact]
    public async Task R72_the_operator_is_told_when_a_revocation_list_was_to_be_replaced()
    {
        Put("denmark.cer", DocumentStory.Denmark.Authority());
        Put("denmark.crl", DocumentStory.Denmark.Revocation());
        await using var story = await Begin();
        var due = new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Null(Trust(story).WhatIsOff(due - Tick));
        Assert.Contains("replaced by 2027-02-01", Trust(story).WhatIsOff(due), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R72_the_operator_is_told_of_a_revocation_list_that_no_authority_signed_and_of_an_empty_folder()
    {
        await using (var empty = await Begin())
        {
            Assert.Contains("names no authorities", await Ready(empty), StringComparison.Ordinal);
        }

        Put("utopia.cer", Utopia.Authority());
        Put("denmark.crl", DocumentStory.Denmark.Revocation());
        await using var story = await Begin();

        Assert.Contains("denmark.crl is not used", await Ready(story), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Put(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, file), bytes);

    private Task<DocumentStory> Begin() => DocumentStory.Begin(settings: $"--Segl:Documents={folder}");

    private async Task NamesAtStart(string file)
    {
        var wrong = await Assert.ThrowsAsync<WrongSettingException>(Begin);
        Assert.Contains(file, wrong.Message, StringComparison.Ordinal);
    }

    private static DocumentTrust Trust(DocumentStory story) => story.Server.Parts.GetRequiredService<DocumentTrust>();

    private static Task<string> Ready(DocumentStory story) =>
        story.Server.NewOperator().GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
}
