using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>What is kept of document checks: one a phone, one owner a document, one P-code a person.</summary>
public sealed class DocumentCheckStoreTests
{
    private static readonly byte[] Phone = [.. Enumerable.Repeat((byte)7, 32)];

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R70_a_newer_check_of_a_phone_ends_the_older(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var older = await Begin(server);
        var newer = await Begin(server);

        var saved = await Write(
            server,
            async session =>
                (
                    await DocumentCheckStore.Save(session, older, Reading(older)),
                    await DocumentCheckStore.Save(session, newer, Reading(newer)),
                    await DocumentCheckStore.Save(session, newer, Reading(newer))
                )
        );

        Assert.Equal((false, true, false), saved);
        var stored = await Write(server, session => DocumentCheckStore.Find(session, Phone));
        Assert.Equal((newer.Id, CheckStep.Reading), (stored!.Id, stored.State.Step));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R74_a_document_is_one_persons_for_good_and_of_50_at_once_one_has_it(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var persons = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        byte[] document = [1, 2, 3];

        var claims = await Task.WhenAll(persons.Select(person => Claim(person)));

        var owner = Assert.Single(persons.Zip(claims), one => one.Second).First;
        Assert.True(await Claim(owner));
        Assert.False(await Claim(Guid.NewGuid()));

        Task<bool> Claim(Guid person) =>
            Write(server, session => KnownDocumentStore.Claim(session, person, document, server.Clock.GetUtcNow()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R03_a_new_p_code_replaces_the_older_and_is_nobody_elses(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (anne, bent) = (Guid.NewGuid(), Guid.NewGuid());
        var code = PCode.Issue(server.Clock.GetUtcNow());

        Assert.True(await Replace(anne, [1]));
        Assert.False(await Replace(bent, [1]));
        Assert.True(await Replace(anne, [2]));
        Assert.True(await Replace(bent, [1]));

        await Write(
            server,
            async session =>
            {
                Assert.Equal(bent, await PCodeStore.FindPerson(session, [1]));
                Assert.Equal(anne, await PCodeStore.FindPerson(session, [2]));
                Assert.Null(await PCodeStore.FindPerson(session, [3]));
                PCodeStore.Save(session, anne, code with { Attempts = 2, Used = true });
                var stored = await PCodeStore.Find(session, anne);
                Assert.Equal((2, true), (stored!.Code.Attempts, stored.Code.Used));
                return true;
            }
        );

        Task<bool> Replace(Guid person, byte[] digest) =>
            Write(server, session => PCodeStore.Replace(session, person, digest, code));
    }

    private static StoredDocumentCheck Reading(StoredDocumentCheck check) =>
        check with
        {
            State = check.State with { Step = CheckStep.Reading },
        };

    private static async Task<StoredDocumentCheck> Begin(TestServer server)
    {
        var now = server.Clock.GetUtcNow();
        var started = new StoredDocumentCheck(
            Phone,
            Guid.CreateVersion7(now),
            [1],
            [2],
            null,
            "da",
            Identities.TermsVersion,
            new(CheckPurpose.ActivateHere, now)
        );
        return await Write(
            server,
            session =>
            {
                DocumentCheckStore.Replace(session, started);
                return Task.FromResult(started);
            }
        );
    }

    private static Task<T> Write<T>(TestServer server, Func<Session, Task<T>> work) =>
        server.Database.Write(Durability.Durable, work);
}
