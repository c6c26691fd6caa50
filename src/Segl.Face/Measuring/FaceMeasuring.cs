using System.Globalization;
using Segl.Face.Comparing;
using Segl.Face.Models;

namespace Segl.Face.Measuring;

/// <summary>
/// Measures how often the models err, with an operator's own pictures: a folder for each person, in it a file
/// <c>portrait.*</c> as a document has it and any number of pictures as phones take them.
/// </summary>
internal static class FaceMeasuring
{
    private const int Steps = 20;
    private static readonly string[] Endings = [".jpg", ".jpeg", ".jp2", ".j2k"];

    /// <summary>Compares each portrait with each picture and prints the error rates at a row of thresholds.</summary>
    public static void Measure(string models, string pictures, TextWriter output)
    {
        using var loaded = FaceModels.Load(models);
        var persons = Persons(pictures, new(loaded), out var unusable);
        var pairs = persons
            .SelectMany(_ => persons, (holder, seen) => (holder, seen))
            .ToLookup(
                pair => ReferenceEquals(pair.holder, pair.seen),
                pair => pair.seen.Pictures.Select(one => FeatureExtractor.Similarity(pair.holder.Portrait, one))
            );
        float[] own = [.. pairs[true].SelectMany(similarities => similarities)];
        float[] others = [.. pairs[false].SelectMany(similarities => similarities)];
        output.WriteLine(
            $"{loaded.Manifest.Name}: {persons.Count} persons, {own.Length} pairs of one person, {others.Length} of two; "
                + $"in {unusable} files no single face was found"
        );
        Print(own, others, loaded.Manifest.Thresholds, output);
    }

    private static void Print(float[] own, float[] others, ModelThresholds thresholds, TextWriter output)
    {
        output.WriteLine($"{"threshold", 9}  {"false match (95 %)", -34}{"false non-match (95 %)", -34}");
        var row = Enumerable.Range(1, Steps - 1).Select(step => (float)step / Steps);
        foreach (var threshold in row.Append(thresholds.Same).Append(thresholds.Different).Distinct().Order())
        {
            var match = new ErrorRate(others.Count(similarity => similarity >= threshold), others.Length);
            var nonMatch = new ErrorRate(own.Count(similarity => similarity < threshold), own.Length);
            var mark =
                threshold == thresholds.Same ? "same"
                : threshold == thresholds.Different ? "different"
                : "";
            output.WriteLine($"{Number(threshold), 9}  {Written(match), -34}{Written(nonMatch), -34}{mark}".TrimEnd());
        }

        var grey = own.Count(similarity => similarity >= thresholds.Different && similarity < thresholds.Same);
        output.WriteLine($"cannot tell, of one person: {Written(new(grey, own.Length))}");
    }

    private static List<Person> Persons(string folder, FaceComparison comparison, out int unusable)
    {
        List<Person> persons = [];
        unusable = 0;
        foreach (var person in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            float[]? portrait = null;
            List<float[]> pictures = [];
            foreach (var file in Directory.GetFiles(person).Order(StringComparer.Ordinal))
            {
                if (!Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
                {
                    continue;
                }

                if (comparison.Features(File.ReadAllBytes(file)) is not { } features)
                {
                    unusable++;
                }
                else if (Path.GetFileNameWithoutExtension(file) == "portrait")
                {
                    portrait = features;
                }
                else
                {
                    pictures.Add(features);
                }
            }

            if (portrait is not null)
            {
                persons.Add(new(portrait, pictures));
            }
        }

        return persons;
    }

    private static string Written(ErrorRate rate) =>
        $"{Number(rate.Share)} ({Number(rate.Bounds.Low)} to {Number(rate.Bounds.High)}, {rate.Errors})";

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private sealed record Person(float[] Portrait, List<float[]> Pictures);
}
