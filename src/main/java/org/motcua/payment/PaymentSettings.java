package org.motcua.payment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How this installation talks with banks.
///
/// @param keys the folder of the shared secrets; none means `payment` under the variable data
/// @param window how far a message's time stamp may be from our clock, either way
/// @param messageSize the largest callback
/// @param statementSize the largest bank file
/// @param refusedPerMinute how many refused messages are kept in a minute; more are only logged, so
///   that nobody fills the journal from outside
/// @param askAfter how long after somebody began to pay the provider is asked, where it says
///   nothing
/// @param at where this installation finds a provider, by its id, instead of the definition's base
/// @param patience how long a provider may take to answer
@ConfigurationProperties("motcua.payment")
record PaymentSettings(
        @Nullable Path keys,
        @DefaultValue("5m") Duration window,
        @DefaultValue("8KB") DataSize messageSize,
        @DefaultValue("64MB") DataSize statementSize,
        @DefaultValue("60") int refusedPerMinute,
        @DefaultValue("2m") Duration askAfter,
        @DefaultValue Map<String, URI> at,
        @DefaultValue("10s") Duration patience) {}
