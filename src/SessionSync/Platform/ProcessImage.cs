using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SessionSync.Platform;

/// <summary>Becomes another program: the process, its streams and its place among signals and services stay.</summary>
public static partial class ProcessImage
{
    /// <summary>Does not return. Whatever is to be written or given back has to be so before.</summary>
    /// <param name="program">An absolute path.</param>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be run.</exception>
    public static void ReplaceBy(string program, params ReadOnlySpan<string> arguments)
    {
        string?[] words = [program, .. arguments, null];
        _ = Execute(program, words);
        throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string program, string?[] words);
}
