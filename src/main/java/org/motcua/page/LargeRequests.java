package org.motcua.page;

/// A place at which larger requests are taken than elsewhere, because who answers there reads them
/// piece by piece. A bean of the room that answers.
///
/// @param path with which the place begins, "/api/v1/…/"
/// @param bytes of one request
public record LargeRequests(String path, long bytes) {}
