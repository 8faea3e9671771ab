package org.motcua.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.motcua.procedure.Defect;
import org.motcua.procedure.Information;

/// Counts and names what is wrong with the records of a catalogue.
final class DefectReport {
    private final Map<Defect, List<Information>> found = new EnumMap<>(Defect.class);
    private final List<String> unreadable = new ArrayList<>();
    private int records;
    private int components;
    private int emptyComponents;

    void add(Information one) {
        records++;
        one.defects().forEach(it -> found.computeIfAbsent(it, _ -> new ArrayList<>()).add(one));
        one.papers()
                .forEach(papers ->
                        papers.components()
                                .forEach(it -> {
                                    components++;
                                    if (it.originals() == 0 && it.copies() == 0) {
                                        emptyComponents++;
                                    }
                                }));
    }

    void unreadable(int line, String why) {
        unreadable.add("line %d: %s".formatted(line, why));
    }

    int count(Defect defect) {
        return found.getOrDefault(defect, List.of()).size();
    }

    void print(PrintWriter out) {
        out.printf("%,d records, %,d lines that cannot be read.%n", records, unreadable.size());
        out.printf(
                "%,d of %,d components have neither originals nor copies.%n",
                emptyComponents, components);
        found.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(it ->
                        out.printf(
                                "%6d  %-26s such as %s%n",
                                it.getValue().size(),
                                it.getKey().id(),
                                it.getValue().getFirst().code()));
        unreadable.forEach(it -> out.println("        " + it));
        out.println("--list DEFECT names every record of one kind.");
    }

    void list(Defect defect, PrintWriter out) {
        found.getOrDefault(defect, List.of())
                .forEach(it -> out.printf("%s  %s%n", it.code(), it.name()));
    }
}
