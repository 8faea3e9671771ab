package org.motcua.dispatch;

/// A file that a document carries.
///
/// @param place its number in the document, from 1
/// @param name as people see it
/// @param size in bytes
/// @param sha256 of its content, by which it is kept
public record Enclosure(int place, String name, String contentType, long size, String sha256) {}
