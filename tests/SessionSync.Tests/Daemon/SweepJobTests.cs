using Moq;
using Quartz;
using SessionSync.Daemon;

namespace SessionSync.Tests.Daemon;

public sealed class SweepJobTests
{
    private static readonly DateTimeOffset s_due = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly Mock<ISweeper> _sweeper = new();
    private readonly Mock<IJobExecutionContext> _context = new();

    [Fact]
    public async Task A_sweep_of_the_schedule_is_told_when_it_was_due_and_when_the_next_one_is()
    {
        _context.Setup(context => context.ScheduledFireTimeUtc).Returns(s_due);
        _context.Setup(context => context.FireTimeUtc).Returns(s_due.AddSeconds(3));
        _context.Setup(context => context.NextFireTimeUtc).Returns(s_due.AddHours(1));

        await new SweepJob(_sweeper.Object).Execute(_context.Object, TestContext.Current.CancellationToken);

        _sweeper.Verify(sweeper => sweeper.SweepAsync(s_due, s_due.AddHours(1)), Times.Once);
    }

    [Fact]
    public async Task One_that_was_asked_for_beside_the_schedule_was_due_when_it_began()
    {
        _context.Setup(context => context.FireTimeUtc).Returns(s_due);

        await new SweepJob(_sweeper.Object).Execute(_context.Object, TestContext.Current.CancellationToken);

        _sweeper.Verify(sweeper => sweeper.SweepAsync(s_due, null), Times.Once);
    }
}
