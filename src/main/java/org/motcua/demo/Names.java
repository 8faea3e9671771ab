package org.motcua.demo;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The lists from which names are drawn, each with its weight.
///
/// @param streets with which addresses are made
public record Names(
        String id,
        Map<String, Integer> surnames,
        Map<String, Integer> maleMiddles,
        Map<String, Integer> femaleMiddles,
        Map<String, Integer> maleNames,
        Map<String, Integer> femaleNames,
        Map<String, Integer> streets,
        Map<String, Integer> hospitals) {

    /// Draws from weighted choices.
    static final class Urn {
        private final NavigableMap<Integer, String> upTo = new TreeMap<>();
        private int total;

        Urn(Map<String, Integer> weights) {
            new TreeMap<>(weights)
                    .forEach((text, weight) -> {
                        total += weight;
                        upTo.put(total, text);
                    });
        }

        String draw(RandomGenerator random) {
            return upTo.higherEntry(random.nextInt(total)).getValue();
        }
    }
}
