package org.motcua.unit;

/// What people type for a longer name: an entry of `units/aliases.yaml`, such as `hcm` for the
/// words of the city's name. Both sides are compared without marks and case.
public record Alias(String id, String words) {}
