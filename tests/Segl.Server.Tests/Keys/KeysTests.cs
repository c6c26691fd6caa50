using System.Runtime.Versioning;
using System.Security.Cryptography;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Tests.Keys;

/// <summary>What is wrapped is opened again, at the same place only, also by many at once.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-keys-").FullName;
    private readonly KeyEncryptionKey keys;

    public KeysTests() => keys = KeyEncryptionKey.Read(Path.Combine(folder, "segl.key"), make: true);

    public void Dispose()
    {
        keys.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void T75_a_secret_is_opened_at_its_own_place_only()
    {
        var (anne, bo, app, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        WrappedPlace[] places =
        [
            WrappedPlace.PersonNumber(anne),
            WrappedPlace.PersonNumber(bo),
            WrappedPlace.AppPinKey(anne, app),
            WrappedPlace.AppPinKey(anne, other),
            WrappedPlace.AppPinKey(bo, app),
            WrappedPlace.ActivationPinKey(anne, app),
            WrappedPlace.OfferedPinKey(anne, app),
            WrappedPlace.NoticeSecret(anne),
            WrappedPlace.NoticeSecret(bo),
            WrappedPlace.DeviceSeed("SE-1"),
            WrappedPlace.DeviceSeed("SE-2"),
            WrappedPlace.HeldDeviceSeed(anne, "SE-1"),
            WrappedPlace.HeldDeviceSeed(anne, "SE-2"),
            WrappedPlace.HeldDeviceSeed(bo, "SE-1"),
            WrappedPlace.PostalAddress(anne),
            WrappedPlace.PostalAddress(bo),
            WrappedPlace.SigningKey("id-token", "1"),
            WrappedPlace.SigningKey("id-token", "2"),
            WrappedPlace.SigningKey("checkpoint", "1"),
            WrappedPlace.DigestSecret("1"),
        ];
        Assert.Equal(Enum.GetValues<WrappedColumn>(), places.Select(place => place.Column).Distinct());

        foreach (var place in places)
        {
            var wrapped = keys.Wrap("secret"u8, place);
            Assert.Equal("secret"u8, keys.Unwrap(wrapped, place));
            Assert.All(
                places.Except([place]),
                elsewhere => Assert.ThrowsAny<CryptographicException>(() => keys.Unwrap(wrapped, elsewhere))
            );
        }
    }

    [Fact]
    public async Task Many_at_once_open_what_they_wrapped()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        var secret = RandomNumberGenerator.GetBytes(32);
                        var place = WrappedPlace.PersonNumber(Guid.NewGuid());
                        for (var time = 0; time < 5_000; time++)
                        {
                            Assert.Equal(secret, keys.Unwrap(keys.Wrap(secret, place), place));
                        }
                    })
                )
        );
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherWrite, false)]
    public void Point_1_10_a_key_file_that_others_may_use_is_refused(UnixFileMode mode, bool isTaken)
    {
        var path = Path.Combine(folder, "other.key");
        KeyEncryptionKey.Make(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(path, mode);

        if (isTaken)
        {
            KeyEncryptionKey.Read(path, make: false).Dispose();
        }
        else
        {
            var wrong = Assert.Throws<WrongSettingException>(() => KeyEncryptionKey.Read(path, make: false));
            Assert.Contains("chmod 600", wrong.Message);
        }
    }
}
