using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Some machines on which agents work.</summary>
internal sealed class ModelWorld(int machines)
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private int _lastId;

    public ModelMachine[] Machines { get; } = [.. Enumerable.Range(0, machines).Select(_ => new ModelMachine())];

    public static SessionKey Session(int number) => new(new AgentId("claude-code"), $"session-{number}");

    public void Apply(IEnumerable<ModelEdit> edits)
    {
        foreach (ModelEdit edit in edits)
        {
            Apply(edit);
        }
    }

    public void Apply(ModelEdit edit)
    {
        ModelMachine machine = Machines[edit.Machine % Machines.Length];
        SessionKey session = Session(edit.Session);
        var transcript = new FileKey(session, SessionFile.Transcript);
        switch (edit.Kind)
        {
            case ModelEditKind.GoOn:
                GoOn(machine, transcript, edit);
                break;
            case ModelEditKind.GoOnLate:
                Append(machine, transcript, edit, Late(edit));
                break;
            case ModelEditKind.GoOnBeside:
                GoOn(machine, new FileKey(session, PlanRow.SideRecords), edit);
                break;
            case ModelEditKind.Write:
                machine.Put(new FileKey(session, PlanRow.Side), new ModelFile(FileKind.Whole, [Next(Start, 20)], edit.ModifiedSeconds));
                break;
            case ModelEditKind.Touch when machine.Find(transcript) is { } file:
                machine.Put(transcript, file with { ModifiedSeconds = edit.ModifiedSeconds });
                break;
            case ModelEditKind.DeleteSession:
                machine.RemoveSession(session);
                break;
            case ModelEditKind.DeleteTranscript:
                machine.Remove(transcript);
                break;
            case ModelEditKind.Cut when machine.Find(transcript) is { Records.Length: > 0 } file:
                machine.Put(transcript, file with { Records = file.Records[..^1], ModifiedSeconds = edit.ModifiedSeconds });
                break;
            default:
                break;
        }
    }

    private static void Append(ModelMachine machine, FileKey key, ModelEdit edit, ModelRecord record)
    {
        ModelFile file = machine.Find(key) ?? new ModelFile(FileKind.Records, [], 0);
        machine.Put(key, file with { Records = file.Records.Add(record), ModifiedSeconds = edit.ModifiedSeconds });
    }

    private void GoOn(ModelMachine machine, FileKey key, ModelEdit edit)
    {
        DateTimeOffset head = machine.Find(key)?.Head ?? Start;
        Append(machine, key, edit, Next(head.AddMinutes(1 + edit.Minutes), 10));
    }

    /// <remarks>Two transcripts of the same size and head count as the same without a look into them. So no two records have the same
    /// instant, and one that does not move the head shows in the size: no two sums of these are alike.</remarks>
    private ModelRecord Late(ModelEdit edit)
    {
        ModelRecord record = Next(Start.AddMinutes(-edit.Minutes), 0);
        return record with { Size = 1000L << record.Id };
    }

    private ModelRecord Next(DateTimeOffset instant, long size)
    {
        _lastId++;
        var minute = new DateTimeOffset(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        return new ModelRecord(_lastId, minute.AddMilliseconds(_lastId), size + (_lastId % 3));
    }
}
