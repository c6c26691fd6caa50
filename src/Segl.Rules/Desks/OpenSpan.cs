namespace Segl.Rules;

/// <summary>A time in the week at which a desk is open, by the clock on its wall.</summary>
public readonly record struct OpenSpan(DayOfWeek Day, TimeOnly From, TimeOnly Until);
