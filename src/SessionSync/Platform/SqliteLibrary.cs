using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SessionSync.Platform;

/// <summary>Makes SQLite usable. A program that is one file has it inside, and the system can load it only from something with a path.</summary>
public static partial class SqliteLibrary
{
    private const string ResourceName = "e_sqlite3";
    private static readonly Lazy<bool> s_isLoaded = new(Load);

    /// <summary>Does nothing from the second time on.</summary>
    public static void Require() => _ = s_isLoaded.Value;

    private static bool Load()
    {
        if (Assembly.GetEntryAssembly()?.GetManifestResourceStream(ResourceName) is { } content)
        {
            using (content)
            {
                nint library = OperatingSystem.IsLinux() && Directory.Exists("/proc/self/fd") ? LoadFromMemory(content) : LoadFromFile(content);
                NativeLibrary.SetDllImportResolver(
                    typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == ResourceName ? library : nint.Zero);
            }
        }

        Batteries_V2.Init();
        return true;
    }

    /// <summary>Leaves nothing on a disk, and works where nothing can be run from folders that everybody can write to.</summary>
    private static nint LoadFromMemory(Stream content)
    {
        int descriptor = CreateInMemory(ResourceName, flags: 0);
        if (descriptor < 0)
        {
            return LoadFromFile(content);
        }

        using FileStream file = new(new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write);
        content.CopyTo(file);
        file.Flush();
        return NativeLibrary.Load($"/proc/self/fd/{descriptor}");
    }

    private static nint LoadFromFile(Stream content)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sync-sessions-");
        try
        {
            string path = Path.Combine(folder.FullName, ResourceName);
            using (FileStream file = PrivateFile.Open(path, FileMode.CreateNew, FileShare.None))
            {
                content.CopyTo(file);
            }

            return NativeLibrary.Load(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateInMemory(string name, uint flags);
}
