using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>The files in which an agent's running clients describe themselves: PID.json for each, or NAME.lock that it holds.</summary>
internal static class RunningClients
{
    private const int MostCharacters = 4096;

    public static ImmutableArray<string> Read(string baseDirectory, string? folder)
    {
        string path = Path.Combine(baseDirectory, folder ?? "");
        if (folder is null || !System.IO.Directory.Exists(path))
        {
            return [];
        }

        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        foreach (string file in System.IO.Directory.EnumerateFiles(path, "*.json"))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture, out int process) && IsRunning(process))
            {
                texts.Add(ReadBeginning(file));
            }
        }

        texts.AddRange(HeldLocks.Among(System.IO.Directory.GetFiles(path, "*.lock")).Select(static file => Path.GetFileNameWithoutExtension(file)));
        return texts.ToImmutable();
    }

    public static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string ReadBeginning(string file)
    {
        try
        {
            using var reader = new StreamReader(RegularFile.Open(file));
            char[] text = new char[MostCharacters];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The client ended between our two looks, or it is no file of a client's.
            return "";
        }
    }
}
