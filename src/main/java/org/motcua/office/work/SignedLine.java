package org.motcua.office.work;

/// What came of one signature.
public record SignedLine(String code, boolean signed, String words) {}
