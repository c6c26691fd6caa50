using Segl.Face.Pictures;
using static Segl.Face.Tests.FaceProgram;

namespace Segl.Face.Tests;

/// <summary>How the program behaves: what it gives up, what it refuses, and how it ends.</summary>
public sealed class ServingTests : IDisposable
{
    private readonly ModelFolder folder = new();

    [Fact]
    public void It_says_which_models_it_has()
    {
        using var face = Start(folder.Path, out var name);

        Assert.Equal("faceplugin 0.0.1 (for tests)", name);
    }

    [Fact]
    public void It_gives_up_files_sockets_cores_and_memory()
    {
        using var face = Start(folder.Path, out _);
        Assert.Equal(1, face.Ask(Nod, Photographs.Portrait, Photographs.Straight, Photographs.Bowed));

        var limits = File.ReadAllText($"/proc/{face.Id}/limits");
        Assert.Matches("Max open files +0 +0", limits);
        Assert.Matches("Max core file size +0 +0", limits);
        Assert.DoesNotMatch("Max address space +unlimited", limits);
        Assert.DoesNotMatch("Max cpu time +unlimited", limits);
        Assert.Contains("NoNewPrivs:\t1", File.ReadAllText($"/proc/{face.Id}/status"));
    }

    [Fact]
    public void Bombs_are_refused_before_they_are_decoded_and_the_next_is_served()
    {
        using var face = Start(folder.Path, out _);

        Assert.All(Bombs.All, bomb => Assert.Equal(3, face.Ask(Nod, bomb, Photographs.Straight, Photographs.Bowed)));
        Assert.All(
            Bombs.Jpegs,
            bomb => Assert.Equal(17, face.Ask(Nod, Photographs.Portrait, Photographs.Straight, bomb))
        );
        Assert.Equal(1, face.Ask(Nod, Photographs.Portrait, Photographs.Straight, Photographs.Bowed));
    }

    [Fact]
    public void Pictures_are_no_more_in_its_memory_once_it_answered()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root sees the memory of a process that hides it.");
        using var face = Start(folder.Path, out _);
        using var decoded = PictureReader.ReadPicture(Photographs.Bowed);
        Assert.Equal(1, face.Ask(Nod, Photographs.Portrait, Photographs.Straight, Photographs.Bowed));

        Assert.False(
            ProcessMemory.Holds(face.Id, Photographs.Bowed.AsSpan(5000, 64)),
            "A compressed picture is there."
        );
        Assert.False(ProcessMemory.Holds(face.Id, decoded.Pixels.AsSpan(600_000, 64)), "A decoded picture is there.");
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 2, 4, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 2, 1, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 2, 1, 17 })]
    [InlineData(new byte[] { 0, 0, 0, 3, 1, 1, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 2, 1, 1, 0, 16, 0, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    public void A_strange_frame_ends_it(byte[] bytes)
    {
        using var face = Start(folder.Path, out _);

        face.Write(bytes);

        Assert.Null(face.ReadFrame());
    }

    [Fact]
    public void It_ends_with_its_input()
    {
        var (code, output, _) = End("serve", folder.Path);

        Assert.Equal(0, code);
        Assert.Contains("faceplugin", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_words_are_told_what_there_is()
    {
        var (code, _, error) = End("compare");

        Assert.Equal(2, code);
        Assert.Contains("segl-face serve MODELS", error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
