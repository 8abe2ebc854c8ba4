using System.Globalization;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Takes files away or cuts them back, as long as they are what they were when that was planned.</summary>
/// <param name="stage">A folder on the same disk; need not exist.</param>
internal sealed class FileReduction(string stage, IFileOperations operations)
{
    private int _count;

    /// <summary>An agent that writes to the file at this moment gets it back.</summary>
    public WriteResult Delete(string target, FileStamp expected)
    {
        var present = new ReplacedFile(target, expected, operations);
        try
        {
            if (!present.IsAsExpected)
            {
                return new WriteResult(WriteStatus.Changed);
            }

            string aside = NextStaged();
            operations.MoveNew(target, aside);
            if (present.IsAsExpected)
            {
                return new WriteResult(WriteStatus.Written);
            }

            operations.MoveNew(aside, target);
            return new WriteResult(WriteStatus.Changed);
        }
        finally
        {
            present.Forget();
        }
    }

    /// <summary>Stages the beginning of a file, to take the place of the whole.</summary>
    /// <returns>The path of what is staged.</returns>
    /// <exception cref="IOException">The file is shorter, or cannot be read.</exception>
    public async Task<string> StageBeginningAsync(string target, long length, CancellationToken cancellationToken)
    {
        string staged = NextStaged();
        await using (FileStream beginning = operations.CreateFile(staged))
        await using (FileStream whole = RegularFile.Open(target))
        {
            await new LimitedStream(whole, length).CopyToAsync(beginning, cancellationToken);
            if (beginning.Length != length)
            {
                throw new IOException($"{target} has less than {length} bytes");
            }
        }

        operations.Flush(staged);
        return staged;
    }

    private string NextStaged()
    {
        operations.CreateDirectory(stage);
        return Path.Combine(stage, $"less.{(_count++).ToString(CultureInfo.InvariantCulture)}");
    }
}
