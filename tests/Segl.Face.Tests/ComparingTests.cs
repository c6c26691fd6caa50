using Segl.Face.Pictures;
using static Segl.Face.Tests.FaceProgram;

namespace Segl.Face.Tests;

/// <summary>What the program says of photographs, with the models of the tests.</summary>
public sealed class ComparingTests : IDisposable
{
    private const byte Same = 1;
    private const byte Different = 2;
    private const byte CannotTell = 3;
    private const byte TooDark = 16;
    private const byte NoFace = 17;
    private const byte TooSmall = 18;
    private const byte MoreThanOne = 19;
    private const byte NoMovement = 20;

    private readonly ModelFolder folder = new();
    private readonly FaceProgram face;

    public ComparingTests() => face = Start(folder.Path, out _);

    [Fact]
    public void One_person_who_makes_the_movement_is_the_same()
    {
        Assert.Equal(Same, face.Ask(FaceProgram.Left, Photographs.Portrait, Photographs.Straight, Photographs.Left));
        Assert.Equal(Same, face.Ask(FaceProgram.Right, Photographs.Portrait, Photographs.Straight, Photographs.Right));
        Assert.Equal(
            Same,
            face.Ask(Nod, Photographs.Portrait, Photographs.Straight, Photographs.Speaking, Photographs.Bowed)
        );
    }

    [Fact]
    public void Another_persons_document_is_different()
    {
        var (verdict, similarity) = face.AskWithSimilarity(
            FaceProgram.Left,
            Photographs.Other,
            Photographs.Straight,
            Photographs.Left
        );

        Assert.Equal(Different, verdict);
        Assert.InRange(similarity, -1, 0.4);
    }

    [Fact]
    public void Between_the_two_thresholds_nobody_can_tell()
    {
        using var any = new ModelFolder(manifest =>
        {
            manifest["thresholds"]!["same"] = 0.95;
            manifest["thresholds"]!["different"] = 0.1;
        });
        using var careful = Start(any.Path, out _);

        Assert.Equal(
            CannotTell,
            careful.Ask(FaceProgram.Left, Photographs.Portrait, Photographs.Straight, Photographs.Left)
        );
    }

    [Fact]
    public void A_photograph_of_the_holder_has_no_movement()
    {
        byte[][] prints =
        [
            Photographs.Straight,
            .. new[] { (1.0, 0.0), (1.15, 0.0), (1.3, 0.0), (1.0, 0.1), (1.0, -0.1), (1.2, 0.08) }.Select(held =>
                Photographs.Changed(
                    Photographs.Straight,
                    picture => Photographs.Tilted(picture, narrower: held.Item1, shear: held.Item2)
                )
            ),
        ];

        Assert.All<byte>(
            [FaceProgram.Left, FaceProgram.Right, Nod],
            movement => Assert.Equal(NoMovement, face.Ask(movement, Photographs.Portrait, prints))
        );
    }

    [Fact]
    public void The_movement_is_the_one_that_was_asked_for()
    {
        Assert.Equal(
            NoMovement,
            face.Ask(FaceProgram.Right, Photographs.Portrait, Photographs.Straight, Photographs.Left)
        );
        Assert.Equal(
            NoMovement,
            face.Ask(FaceProgram.Left, Photographs.Portrait, Photographs.Straight, Photographs.Right)
        );
        Assert.Equal(NoMovement, face.Ask(Nod, Photographs.Portrait, Photographs.Straight, Photographs.Left));
        Assert.Equal(NoMovement, face.Ask(Nod, Photographs.Portrait, Photographs.Straight));
    }

    [Fact]
    public void Whoever_moves_is_whoever_looked_straight()
    {
        var turned = face.Ask(FaceProgram.Left, Photographs.Other, Photographs.Other, Photographs.Left);

        Assert.Equal(CannotTell, turned);
    }

    [Fact]
    public void Pictures_of_no_use_are_asked_for_again()
    {
        byte Of(byte[] picture) => face.Ask(FaceProgram.Left, Photographs.Portrait, picture, Photographs.Left);

        Assert.Equal(NoFace, Of(Photographs.NoFace));
        Assert.Equal(
            TooDark,
            Of(Photographs.Changed(Photographs.Straight, picture => Photographs.Darker(picture, 0.15)))
        );
        Assert.Equal(
            TooSmall,
            Of(Photographs.Changed(Photographs.Straight, picture => Photographs.Smaller(picture, 3)))
        );
        Assert.Equal(
            MoreThanOne,
            Of(
                Photographs.Changed(
                    Photographs.Straight,
                    picture =>
                    {
                        using var other = PictureReader.ReadPicture(Photographs.Speaking);
                        return Photographs.Beside(picture, other);
                    }
                )
            )
        );
    }

    [Fact]
    public void A_portrait_in_JPEG_2000_is_read_with_boxes_and_without()
    {
        using var picture = PictureReader.ReadPicture(Photographs.Portrait);

        Assert.Equal(
            Same,
            face.Ask(Nod, Encoders.Jpeg2000(picture, boxed: true), Photographs.Straight, Photographs.Bowed)
        );
        Assert.Equal(
            Same,
            face.Ask(Nod, Encoders.Jpeg2000(picture, boxed: false), Photographs.Straight, Photographs.Bowed)
        );
        // A camera makes none.
        Assert.Equal(
            NoFace,
            face.Ask(Nod, Photographs.Portrait, Encoders.Jpeg2000(picture, boxed: true), Photographs.Bowed)
        );
    }

    [Fact]
    public void What_is_wrong_with_a_portrait_no_picture_mends()
    {
        byte[][] portraits = [Photographs.NoFace, Photographs.Portrait[..9000], [1, 2, 3]];

        Assert.All(
            portraits,
            portrait => Assert.Equal(CannotTell, face.Ask(Nod, portrait, Photographs.Straight, Photographs.Bowed))
        );
    }

    public void Dispose()
    {
        face.Dispose();
        folder.Dispose();
    }
}
