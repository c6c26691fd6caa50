using Segl.Face.Measuring;

namespace Segl.Face.Tests;

/// <summary>How an operator measures the error rates of models.</summary>
public sealed class MeasuringTests
{
    [Fact]
    public void The_error_rates_of_ones_own_pictures_are_printed()
    {
        using var folder = new ModelFolder();
        var pictures = Directory.CreateTempSubdirectory("segl-face-persons-").FullName;
        Write(
            "one",
            ("portrait.jpg", Photographs.Portrait),
            ("a.jpg", Photographs.Straight),
            ("b.jpg", Photographs.Left)
        );
        Write("two", ("portrait.jpg", Photographs.Of("cage")), ("a.jpg", Photographs.Of("cage2_crop")));
        Write("three", ("portrait.jpg", Photographs.Other), ("a.jpg", Photographs.NoFace), ("notes.txt", [1]));

        var (code, output, _) = FaceProgram.End("measure", folder.Path, pictures);

        Assert.Equal(0, code);
        Assert.Contains(
            "3 persons, 3 pairs of one person, 6 of two; in 1 files no single face",
            output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"0\.6000  0\.0000 \(0\.0000 to 0\.3903, 0\) +0\.0000 \(0\.0000 to 0\.5615, 0\) +same", output);
        Assert.Matches(@"0\.0500  0\.\d+ \(", output);
        Assert.Contains("cannot tell, of one person: 0.0000", output, StringComparison.Ordinal);

        void Write(string person, params (string Name, byte[] Bytes)[] files)
        {
            var own = Directory.CreateDirectory(Path.Combine(pictures, person)).FullName;
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(own, name), bytes);
            }
        }
    }

    [Theory]
    // Wilson's interval: Newcombe 1998, table I.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_bounds_are_those_of_the_literature(int errors, int trials, double low, double high)
    {
        var bounds = new ErrorRate(errors, trials).Bounds;

        Assert.Equal(low, bounds.Low, 4);
        Assert.Equal(high, bounds.High, 4);
    }
}
