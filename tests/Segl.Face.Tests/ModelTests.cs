using Segl.Face.Models;

namespace Segl.Face.Tests;

/// <summary>The operator's models: what is not as the manifest says is not loaded, and why is one sentence.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("maker")]
    [InlineData("licence")]
    [InlineData("detector")]
    [InlineData("thresholds")]
    public void A_manifest_without_one_of_its_members_is_refused(string member)
    {
        using var folder = new ModelFolder(manifest => manifest.AsObject().Remove(member));

        Assert.Contains(member, Complaint(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_none_is_refused()
    {
        using var folder = new ModelFolder(manifest => manifest["licens"] = "MIT");

        Assert.Contains("licens", Complaint(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_that_cannot_be_meant_are_refused()
    {
        using var folder = new ModelFolder(manifest => manifest["thresholds"]!["different"] = 0.9);

        Assert.Contains("thresholds", Complaint(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_another_than_the_manifest_names_is_not_loaded()
    {
        using var folder = new ModelFolder();
        var model = Path.Combine(folder.Path, "fr_feature.onnx");
        var bytes = File.ReadAllBytes(model);
        bytes[^1] ^= 1;
        File.Delete(model);
        File.WriteAllBytes(model, bytes);

        Assert.Contains("fr_feature.onnx has another SHA-256", Complaint(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_outside_the_folder_is_not_loaded()
    {
        using var folder = new ModelFolder(manifest => manifest["detector"]!["file"] = "../fr_detect.onnx");

        Assert.Contains("../fr_detect.onnx", Complaint(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_manifest_it_does_not_start()
    {
        var (code, _, error) = FaceProgram.End("serve", Path.GetTempPath());

        Assert.Equal(1, code);
        Assert.Contains("models.json", error, StringComparison.Ordinal);
    }

    private static string Complaint(ModelFolder folder)
    {
        var (code, output, error) = FaceProgram.End("serve", folder.Path);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        return Assert.Single(error.TrimEnd().Split('\n'));
    }
}
