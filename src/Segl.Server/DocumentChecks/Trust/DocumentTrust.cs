using Segl.Passport;
using Segl.Rules;
using Segl.Server.Configuration;

namespace Segl.Server.DocumentChecks.Trust;

/// <summary>
/// Whose documents are believed (R72): the authorities of states, from the files in the folder that
/// <c>Segl:Documents</c> names. Its certificates (<c>.cer</c>, <c>.crt</c>, <c>.der</c>) are believed as they are, its
/// master lists (<c>.ml</c>) when one of them signed, its revocation lists (<c>.crl</c>) when an authority did.
/// </summary>
internal sealed class DocumentTrust
{
    private static readonly string[] Certificates = [".cer", ".crt", ".der"];

    /// <summary>Reads the folder.</summary>
    /// <exception cref="WrongSettingException">It is missing, or a file of it is not what its name says.</exception>
    public DocumentTrust(Settings settings, TimeProvider clock)
    {
        if (settings.Documents is not { } folder)
        {
            return;
        }

        if (!Directory.Exists(folder))
        {
            throw new WrongSettingException($"Segl:Documents names {folder}, but there is no such folder.");
        }

        var now = clock.GetUtcNow();
        Read(folder, Certificates, bytes => Store.Add(Certificate.Read(bytes)));
        Read(folder, [".ml"], bytes => Add(CscaMasterList.Read(bytes, Store, Policy, now)));
        Read(folder, [".crl"], bytes => Add(CertificateRevocationList.Read(bytes)));
    }

    /// <summary>A trust of authorities that are already read: the demo's and the tests'.</summary>
    public DocumentTrust(IEnumerable<Certificate> authorities)
    {
        foreach (var authority in authorities)
        {
            Store.Add(authority);
        }
    }

    /// <summary>Which algorithms are strong enough.</summary>
    public PassportPolicy Policy { get; } = new();

    /// <summary>The authorities and revocations.</summary>
    public TrustStore Store { get; } = new();

    /// <summary>When the newest master list was signed; null without one.</summary>
    public DateTimeOffset? NewestList { get; private set; }

    /// <summary>When the first of the revocation lists is out of date; null without one that says so.</summary>
    public DateTimeOffset? RevocationsUntil { get; private set; }

    /// <summary>A file that is not used: no authority, or a revocation list that no authority signed; null without
    /// one.</summary>
    public string? UnusedFile { get; private set; }

    /// <summary>What an operator has to see to, in a sentence; null when all is in order.</summary>
    public string? WhatIsOff(DateTimeOffset now) =>
        Store.Count == 0 ? "No passport or ID card is believed: Segl:Documents names no authorities."
        : NewestList is { } signed && now >= signed + Limits.MasterListFresh
            ? $"The newest master list is of {signed:yyyy-MM-dd}."
        : now >= RevocationsUntil
            ? $"A revocation list was to be replaced by {RevocationsUntil:yyyy-MM-dd}; what was revoked since is believed."
        : UnusedFile is { } file ? $"{file} is not used: it is no authority, or no authority signed it."
        : null;

    private bool Add(CscaMasterList list)
    {
        NewestList = list.SigningTime > NewestList || NewestList is null ? list.SigningTime : NewestList;
        return Store.Add(list) > 0;
    }

    private bool Add(CertificateRevocationList list)
    {
        var isSigned = Store.Add(list, Policy);
        if (isSigned && (RevocationsUntil is null || list.NextUpdate < RevocationsUntil))
        {
            RevocationsUntil = list.NextUpdate;
        }

        return isSigned;
    }

    private void Read(string folder, string[] endings, Func<ReadOnlyMemory<byte>, bool> add)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            {
                try
                {
                    if (!add(File.ReadAllBytes(file)))
                    {
                        UnusedFile ??= Path.GetFileName(file);
                    }
                }
                catch (Exception unreadable) when (unreadable is PassportException or IOException)
                {
                    throw new WrongSettingException($"Segl:Documents holds {file}, which cannot be used.");
                }
            }
        }
    }
}
