package org.motcua.page;

/// What a person takes home: the code, the code as a picture, and what it stands for.
///
/// @param codeLabel what kind of code it is
/// @param address what the picture holds, usually the address at which the code can be looked up
public record Receipt(String title, String codeLabel, String code, String address, Summary facts) {}
