package org.motcua.demo;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The lists from which names are drawn, each with its weight.
///
/// @param streets with which addresses are made
/// @param hamlet the name of a hamlet, with a place for its number
/// @param enterprise the name of an enterprise, with a place for that of its owner
/// @param association the name of an association, with a place for that of its head
/// @param school the name of a school, with a place for its number
/// @param make of new motorcycles
/// @param violation what a camera saw
/// @param merits categories of people with merits
/// @param protections categories of social assistance
/// @param platforms invented platforms for trade
public record Names(
        String id,
        Map<String, Integer> surnames,
        Map<String, Integer> maleMiddles,
        Map<String, Integer> femaleMiddles,
        Map<String, Integer> maleNames,
        Map<String, Integer> femaleNames,
        Map<String, Integer> streets,
        Map<String, Integer> hospitals,
        String hamlet,
        String enterprise,
        String association,
        String school,
        String make,
        String violation,
        Map<String, Integer> merits,
        Map<String, Integer> protections,
        Map<String, Integer> courses,
        Map<String, Integer> platforms,
        Map<String, Integer> colours) {

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
