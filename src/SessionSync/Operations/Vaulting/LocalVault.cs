using System.Text;
using SessionSync.Platform;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;
using SessionSync.Vault.Keeping;
using SessionSync.Vault.Reading;

namespace SessionSync.Operations.Vaulting;

/// <summary>The vault of this machine, in the folder of data that is not to be lost.</summary>
internal sealed class LocalVault : IDisposable
{
    private readonly HostEnvironment _host;
    private readonly TimeProvider _clock;

    private LocalVault(HostEnvironment host, FolderCarrier carrier, TimeProvider clock) => (_host, Carrier, _clock) = (host, carrier, clock);

    public FolderCarrier Carrier { get; }

    /// <summary>The folder that it lies in.</summary>
    public static string DirectoryOf(HostEnvironment host) => Path.Combine(host.DataDirectory, "vault");

    /// <summary>Null where there is none yet.</summary>
    /// <exception cref="SyncException">It cannot be read by this version.</exception>
    public static async Task<LocalVault?> OpenAsync(HostEnvironment host, TimeProvider clock, CancellationToken cancellationToken)
    {
        var carrier = new FolderCarrier(DirectoryOf(host), clock);
        try
        {
            return await VaultReader.ReadDescriptionAsync(carrier, cancellationToken) is null ? null : new LocalVault(host, carrier, clock);
        }
        catch (InvalidDataException)
        {
            string path = Path.Combine(DirectoryOf(host), VaultDescription.FileName);
            throw new SyncException(FailureKind.Failed, "The vault cannot be used", $"{path} is damaged", $"Move {path} away: it is made anew, and nothing else depends on it");
        }
    }

    /// <summary>Makes it where there is none yet.</summary>
    /// <exception cref="SyncException">It cannot be used by this version, or not be made.</exception>
    public static async Task<LocalVault> OpenOrMakeAsync(HostEnvironment host, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await OpenAsync(host, clock, cancellationToken) is { } there)
        {
            return there;
        }

        var made = new LocalVault(host, new FolderCarrier(DirectoryOf(host), clock), clock);
        await made.Carrier.WriteDescriptionAsync(new VaultDescription(Guid.NewGuid()).ToBytes(), cancellationToken);
        return made;
    }

    /// <summary>Writes what this machine keeps.</summary>
    public VaultWriter Write() => new(Carrier, FindHead(), _host.MachineName, new SimilarSegments(Path.Combine(_host.CacheDirectory, "vault-similar")), _clock);

    public void Dispose() => Carrier.Dispose();

    /// <summary>The name of this machine's head. A machine that forgot it begins a new one: what the old one names stays.</summary>
    private string FindHead()
    {
        string path = Path.Combine(_host.StateDirectory, "vault-head");
        string? known = File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        if (known is not null && HeadName.IsOne(known))
        {
            return known;
        }

        string made = HeadName.Make(_host.MachineName, Guid.NewGuid());
        PrivateFile.Replace(path, Encoding.ASCII.GetBytes(made));
        return made;
    }
}
