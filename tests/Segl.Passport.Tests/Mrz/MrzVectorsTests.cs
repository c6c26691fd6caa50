using System.Globalization;
using System.Text.Json;

namespace Segl.Passport.Tests;

/// <summary>docs/mrz-vectors.json, which the app's own check of a zone is tested with, too.</summary>
public sealed class MrzVectorsTests
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Vectors = new(() =>
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mrz-vectors.json")))
            .RootElement.GetProperty("zones")
            .EnumerateArray()
            .ToDictionary(vector => vector.GetProperty("what").GetString()!)
    );

    public static TheoryData<string> Names => [.. Vectors.Value.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void R70_app_and_server_say_the_same_of_a_zone(string what)
    {
        var vector = Vectors.Value[what];
        var today = Date(vector, "today")!.Value;

        var isRead = Mrz.TryRead(vector.GetProperty("text").GetString()!, today, out var mrz, out var fault);

        if (vector.TryGetProperty("fault", out var wrong))
        {
            Assert.Equal(wrong.GetString(), JsonNamingPolicy.CamelCase.ConvertName(fault.ToString()));
            Assert.False(isRead);
            return;
        }

        Assert.True(isRead, fault.ToString());
        Assert.Equal(vector.GetProperty("format").GetString(), mrz!.Format.ToString().ToUpperInvariant());
        Assert.Equal(vector.GetProperty("documentNumber").GetString(), mrz.DocumentNumber);
        Assert.Equal((Date(vector, "birthDate"), Date(vector, "expiryDate")), (mrz.BirthDate, mrz.ExpiryDate));
    }

    private static DateOnly? Date(JsonElement vector, string name) =>
        vector.GetProperty(name).GetString() is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
