using Segl.Face.Pictures;

namespace Segl.Face.Tests;

/// <summary>Decoding: what is honest comes out, what is not is refused, and nothing breaks.</summary>
public sealed class PictureTests
{
    private const int Mutations = 300;

    [Fact]
    public void What_was_encoded_comes_out()
    {
        using var picture = PictureReader.ReadPicture(Photographs.Portrait);
        using var again = PictureReader.ReadPortrait(Encoders.Jpeg(picture));
        using var boxed = PictureReader.ReadPortrait(Encoders.Jpeg2000(picture, boxed: true));
        using var bare = PictureReader.ReadPortrait(Encoders.Jpeg2000(picture, boxed: false));

        Assert.InRange(Difference(picture, again), 0, 4);
        // Without loss.
        Assert.Equal(picture.Pixels, boxed.Pixels);
        Assert.Equal(picture.Pixels, bare.Pixels);
    }

    [Fact]
    public void A_picture_that_is_cut_off_is_refused_wherever_it_is()
    {
        using var picture = Bombs.Small();
        byte[][] pictures =
        [
            Encoders.Jpeg(picture),
            Encoders.Jpeg(picture, progressive: true),
            Encoders.Jpeg2000(picture, boxed: true),
            Encoders.Jpeg2000(picture, boxed: false),
        ];

        foreach (var whole in pictures)
        {
            for (var length = 0; length < whole.Length - 2; length += 7)
            {
                Assert.Throws<UnusablePictureException>(() => PictureReader.ReadPortrait(whole.AsSpan(0, length)));
            }
        }
    }

    [Fact]
    public void Whatever_is_changed_in_a_picture_it_is_decoded_or_refused()
    {
        using var picture = PictureReader.ReadPicture(Photographs.Of("queen20_crop"));
        byte[][] pictures =
        [
            Encoders.Jpeg(picture),
            Encoders.Jpeg(picture, progressive: true),
            Encoders.Jpeg2000(picture, boxed: true),
            Encoders.Jpeg2000(picture, boxed: false),
        ];
        var random = new Random(28);

        foreach (var whole in pictures)
        {
            var decoded = Enumerable.Range(0, Mutations).Count(_ => IsDecoded(Mutated(whole, random)));
            Assert.InRange(decoded, 0, Mutations - 1);
        }
    }

    [Fact]
    public void Bombs_are_refused() =>
        Assert.All(
            Bombs.All,
            bomb => Assert.Throws<UnusablePictureException>(() => PictureReader.ReadPortrait(bomb).Dispose())
        );

    [Fact]
    public void A_lying_codestream_is_refused_by_its_header()
    {
        using var honest = Bombs.Small();
        Jpeg2000Header.Check(Encoders.Jpeg2000(honest, boxed: true));

        Assert.All(
            Bombs.Codestreams,
            lie => Assert.Throws<UnusablePictureException>(() => Jpeg2000Header.Check(lie.Value))
        );
    }

    [Fact]
    public void A_picture_that_is_disposed_is_overwritten()
    {
        var picture = Bombs.Small();

        picture.Dispose();

        Assert.All(picture.Pixels, value => Assert.Equal(0, value));
    }

    private static bool IsDecoded(byte[] bytes)
    {
        try
        {
            using var picture = PictureReader.ReadPortrait(bytes);
            Assert.InRange(Math.Max(picture.Width, picture.Height), 1, PictureLimits.LongestSide);
            return true;
        }
        catch (UnusablePictureException)
        {
            return false;
        }
    }

    // Some bytes, half of them among the headers.
    private static byte[] Mutated(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            bytes[random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 300) : bytes.Length)] = (byte)
                random.Next(256);
        }

        return bytes;
    }

    private static double Difference(Picture one, Picture other) =>
        one.Pixels.Zip(other.Pixels, (a, b) => Math.Abs(a - b)).Average();
}
