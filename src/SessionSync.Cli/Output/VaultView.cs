using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Model;
using SessionSync.Operations.Vaulting;
using SessionSync.Platform;
using SessionSync.Vault.Keeping;
using SessionSync.Vault.Reading;

namespace SessionSync.Cli.Output;

/// <summary>Shows what the vault has, and what was found out about it.</summary>
internal sealed class VaultView(StandardStreams streams, HostEnvironment host, TimeProvider time)
{
    private const int ShownDigits = 12;
    private readonly DateTimeOffset _now = time.GetUtcNow();

    public void Write(VaultUpdate update)
    {
        foreach (VaultChange change in update.Kept)
        {
            streams.Out.WriteLine($"{change.Agent}: {Printable.Line(change.Path)} {Sentence(change.Change)}");
        }

        foreach (string problem in update.Problems)
        {
            streams.Error.WriteLine($"{Printable.Line(problem)}.");
        }

        string missing = update.Problems.IsEmpty ? "" : $", but for {Quantity.Count(update.Problems.Length, "problem")}";
        streams.Out.WriteLine(
            $"The vault has {Quantity.Count(update.Files, "session file")} of this machine as they are{missing}: {update.New} new, {update.Grown} grown, {Quantity.Size(update.Written)} written.");
    }

    public void WriteJson(VaultUpdate update) => JsonLine.Write(streams.Out, "vault_update", json =>
    {
        json.WriteNumber("files", update.Files);
        json.WriteNumber("new", update.New);
        json.WriteNumber("grown", update.Grown);
        json.WriteNumber("written_bytes", update.Written);
        json.WriteStartArray("kept");
        foreach (VaultChange change in update.Kept)
        {
            json.WriteStartObject();
            json.WriteString("agent", change.Agent.Value);
            json.WriteString("path", change.Path);
            json.WriteString("change", change.Change.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "problems", update.Problems);
    });

    public void Write(ImmutableArray<VaultedFile> files)
    {
        Columns columns = new(host.IsOutputTerminal);
        foreach (VaultedFile file in files)
        {
            columns.Add(
                file.Agent.Value,
                file.Path,
                Quantity.Size(file.Newest.Length),
                host.IsOutputTerminal ? Quantity.Age(file.Newest.Modified, _now) : JsonLine.Time(file.Newest.Modified),
                Quantity.Count(file.Versions.Length, "version"),
                file.IsThere ? "" : "gone",
                file.Machine);
        }

        columns.WriteTo(streams.Out);
    }

    public void WriteVersions(ImmutableArray<VaultedFile> files)
    {
        foreach (VaultedFile file in files)
        {
            streams.Out.WriteLine($"{file.Agent}: {Printable.Line(file.Path)} on {Printable.Line(file.Machine)}");
            Columns columns = new(host.IsOutputTerminal, indent: "  ");
            foreach (VaultedVersion version in file.Versions)
            {
                columns.Add(version.Name[..ShownDigits], Quantity.Size(version.Length), JsonLine.Time(version.Modified), $"seen until {JsonLine.Time(version.Seen)}", version.Reason);
            }

            columns.WriteTo(streams.Out);
        }
    }

    public void WriteJson(ImmutableArray<VaultedFile> files) => JsonLine.Write(streams.Out, "vault_files", json =>
    {
        json.WriteStartArray("files");
        foreach (VaultedFile file in files)
        {
            json.WriteStartObject();
            json.WriteString("machine", file.Machine);
            json.WriteString("agent", file.Agent.Value);
            json.WriteString("path", file.Path);
            json.WriteStartArray("versions");
            foreach (VaultedVersion version in file.Versions)
            {
                json.WriteStartObject();
                json.WriteString("version", version.Name);
                json.WriteNumber("bytes", version.Length);
                json.WriteString("modified_at", JsonLine.Time(version.Modified));
                json.WriteString("seen_at", JsonLine.Time(version.Seen));
                json.WriteString("kept_because", version.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public void Write(VaultCheck? check)
    {
        if (check is null)
        {
            streams.Out.WriteLine("There is no vault yet. Make it with: sync-sessions vault update");
            return;
        }

        foreach (VaultDamage damage in check.Damages)
        {
            string affected = damage.Affected is { } file ? $" (part of {Printable.Line(file)})" : "";
            streams.Error.WriteLine($"{Printable.Line(damage.What)}{affected}.");
        }

        string proven = check.IsRead ? "every byte is proven" : "the content is there, and was not read";
        string verdict = check.Damages.IsEmpty ? proven : Quantity.Count(check.Damages.Length, "damage");
        streams.Out.WriteLine($"{Quantity.Count(check.Files, "session file")}, {Quantity.Count(check.Versions, "version")}, {Quantity.Count(check.Segments, "segment")}: {verdict}.");
    }

    public void WriteJson(VaultCheck? check) => JsonLine.Write(streams.Out, "vault_check", json =>
    {
        json.WriteNumber("files", check?.Files ?? 0);
        json.WriteNumber("versions", check?.Versions ?? 0);
        json.WriteNumber("segments", check?.Segments ?? 0);
        json.WriteBoolean("read_data", check?.IsRead ?? false);
        json.WriteStartArray("damages");
        foreach (VaultDamage damage in check?.Damages ?? [])
        {
            json.WriteStartObject();
            json.WriteString("what", damage.What);
            json.WriteString("affected", damage.Affected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Sentence(KeepChange change) => change switch
    {
        KeepChange.Deleted => "is gone; the vault keeps it",
        KeepChange.Shrunk => "became shorter; the vault keeps what it was before",
        _ => "was written anew; the vault keeps what it was before",
    };
}
