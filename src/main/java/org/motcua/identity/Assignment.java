package org.motcua.identity;

import org.motcua.kernel.AgencyCode;

/// A role that an officer holds in an agency.
///
/// @param role the id of a role definition
public record Assignment(String role, AgencyCode agency) {}
