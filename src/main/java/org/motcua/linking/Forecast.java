package org.motcua.linking;

import java.util.ArrayList;
import java.util.List;

/// What one kind of block would cost, before a run.
///
/// @param pairs how many pairs it holds, without those of blocks over the cap
/// @param largest how many persons the largest block that is asked for holds
/// @param over how many times a block over the cap is asked for
public record Forecast(String block, long pairs, int largest, long over) {
    static List<Forecast> of(LinkRule rule, People records, Blocks blocks, Places places) {
        var all = new Forecast[rule.blocks().size()];
        Hands.each(all.length, block -> all[block] = one(rule, records, blocks, places, block));
        return new ArrayList<>(List.of(all));
    }

    private static Forecast one(
            LinkRule rule, People records, Blocks blocks, Places places, int block) {
        var index = blocks.index(block);
        var its = rule.blocks().get(block);
        long pairs = 0;
        long over = 0;
        int largest = 0;
        for (int record = 0; record < records.size(); record++) {
            int[] units = blocks.isLocal(block) ? places.today(records.place(record)) : new int[1];
            for (int unit : units) {
                long key = blocks.key(block, records, record, unit);
                int size = 0;
                for (int at = key == 0 ? 0 : index.begin(key);
                        key != 0 && at < index.end(key);
                        at++) {
                    size += Blocks.Index.holds(index.entries()[at], key) ? 1 : 0;
                }
                largest = Math.max(largest, size);
                pairs += size > its.cap() ? 0 : size;
                over += size > its.cap() ? 1 : 0;
            }
        }
        return new Forecast(its.id(), pairs, largest, over);
    }
}
