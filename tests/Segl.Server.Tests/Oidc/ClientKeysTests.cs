using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Keys that a relying party publishes at its <c>jwks_uri</c>.</summary>
public sealed class ClientKeysTests
{
    [Fact]
    public async Task A_new_key_of_a_client_is_found_where_it_publishes_its_keys()
    {
        await using var ear = new Ear();
        await using var story = await Story.Start(DatabaseKind.Sqlite, "--Segl:OutgoingAllow=127.0.0.1");
        var first = await Strict(story.Server, ("jwks", null), ("jwks_uri", ear.Address));
        ear.Says = Published(first.Key);
        Assert.Equal(HttpStatusCode.Created, (await first.Push()).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await first.Push()).StatusCode);
        Assert.Single(ear.Heard);

        var next = first.With(otherKey: ECDsa.Create(ECCurve.NamedCurves.nistP256));
        ear.Says = Published(next.Key);
        await IsError(await next.Push(), "invalid_client", HttpStatusCode.Unauthorized);
        story.Server.Clock.Passes(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.Created, (await next.Push()).StatusCode);
        await IsError(await first.Push(), "invalid_client", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task When_the_keys_cannot_be_fetched_the_known_ones_hold()
    {
        await using var ear = new Ear();
        await using var story = await Story.Start(DatabaseKind.Sqlite, "--Segl:OutgoingAllow=127.0.0.1");
        var party = await Strict(story.Server, ("jwks", null), ("jwks_uri", ear.Address));
        ear.Says = Published(party.Key);
        Assert.Equal(HttpStatusCode.Created, (await party.Push()).StatusCode);

        ear.Answers = 503;
        story.Server.Clock.Passes(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Created, (await party.Push()).StatusCode);
    }

    [Fact]
    public async Task T69_keys_at_a_private_address_are_not_fetched()
    {
        await using var ear = new Ear();
        await using var story = await Story.Start();
        var party = await Strict(story.Server, ("jwks", null), ("jwks_uri", ear.Address));
        ear.Says = Published(party.Key);

        await IsError(await party.Push(), "invalid_client", HttpStatusCode.Unauthorized);

        Assert.Empty(ear.Heard);
    }

    private static string Published(ECDsa key) =>
        JsonSerializer.Serialize(
            new { keys = new[] { new Dictionary<string, string>(JwkOf(key)) { ["kid"] = KeyIdOf(key) } } }
        );
}
