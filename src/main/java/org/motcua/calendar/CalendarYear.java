package org.motcua.calendar;

/// What is known of a year's days off: a row of `calendar/years.csv`. A due date in a year that is
/// not here, or not announced, says that it may still move.
///
/// @param source the announcement, or what is still missing
public record CalendarYear(int year, boolean announced, String source) {}
