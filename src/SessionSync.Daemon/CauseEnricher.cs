using Serilog.Core;
using Serilog.Events;
using SessionSync.Model;

namespace SessionSync.Daemon;

/// <summary>Says in a few words what an event was caused by: its stack would fill the log each time a database is away.</summary>
internal sealed class CauseEnricher : ILogEventEnricher
{
    public const string Property = "Cause";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Exception is { } exception)
        {
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(Property, $": {Printable.Line(exception.GetBaseException().Message)}"));
        }
    }
}
