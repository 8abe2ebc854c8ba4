using System.Runtime.InteropServices;

namespace SessionSync.Platform;

/// <summary>The system's own zstd library. Where there is one, nothing has to travel through the pipes of a process for each piece.</summary>
/// <remarks>These functions are in every version since 1.4 (https://facebook.github.io/zstd/zstd_manual.html).</remarks>
internal static partial class SystemZstandard
{
    /// <summary>Nothing but a name of this version is sure to be the library that is described here.</summary>
    private const string Library = "libzstd.so.1";
    private const int Level = 100;
    private const int Checksum = 201;
    private const int Workers = 400;

    /// <summary>Whether more input follows, or the stream is to be ended. The values are the library's.</summary>
    public enum Ending
    {
        Continue = 0,
        End = 2,
    }

    /// <summary>Starts a stream that ends with a checksum, as the program makes it; null on a system without the library.</summary>
    public static Context? TryCreate(int level)
    {
        try
        {
            Context context = Create();
            if (context.IsInvalid || IsError(Set(context, Level, level)) != 0 || IsError(Set(context, Checksum, 1)) != 0)
            {
                context.Dispose();
                return null;
            }

            // One compresses while the next piece is read and hashed. A library without threads compresses in between.
            Set(context, Workers, 1);
            return context;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Compresses what fits, and tells how much was taken, how much was given, and whether something is left to be given.</summary>
    public static unsafe (int Taken, int Given, bool IsMore) Compress(Context context, ReadOnlySpan<byte> input, Span<byte> output, Ending ending)
    {
        fixed (byte* source = input)
        {
            fixed (byte* target = output)
            {
                var taken = new Piece { Start = (nint)source, Size = (nuint)input.Length };
                var given = new Piece { Start = (nint)target, Size = (nuint)output.Length };
                nuint left = Compress(context, ref given, ref taken, ending);
                return IsError(left) == 0 ? ((int)taken.Position, (int)given.Position, left > 0) : throw new IOException("zstd failed");
            }
        }
    }

    [LibraryImport(Library, EntryPoint = "ZSTD_createCCtx")]
    private static partial Context Create();

    [LibraryImport(Library, EntryPoint = "ZSTD_freeCCtx")]
    private static partial nuint Free(nint context);

    [LibraryImport(Library, EntryPoint = "ZSTD_CCtx_setParameter")]
    private static partial nuint Set(Context context, int parameter, int value);

    [LibraryImport(Library, EntryPoint = "ZSTD_compressStream2")]
    private static partial nuint Compress(Context context, ref Piece output, ref Piece input, Ending ending);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    private static partial uint IsError(nuint code);

    /// <summary>The library's handle for one compressed stream.</summary>
    internal sealed class Context() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle() => IsError(Free(handle)) == 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Piece
    {
        public nint Start;
        public nuint Size;
        public nuint Position;
    }
}
