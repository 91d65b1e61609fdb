package org.patrondesk.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two lists that mostly agree, such as the parts of a policy before and after an edit.
 *
 * <p>Elements that both have and whose order among each other is the same are common; an element that moved counts as
 * taken away and added. Immutable.
 *
 * @param <T> what is listed
 */
public final class Edited<T> {
    private final List<T> before;
    private final List<T> after;
    /** For each element of before its place in after, or -1. */
    private final int[] now;

    public Edited(List<T> before, List<T> after) {
        this.before = before;
        this.after = after;
        this.now = new int[before.size()];
        int head = 0;
        int both = Math.min(before.size(), after.size());
        while (head < both && before.get(head).equals(after.get(head))) {
            now[head] = head++;
        }
        int tail = 0;
        while (tail < both - head && fromEnd(before, tail).equals(fromEnd(after, tail))) {
            tail++;
            now[before.size() - tail] = after.size() - tail;
        }
        middle(head, tail);
    }

    private static <E> E fromEnd(List<E> list, int i) {
        return list.get(list.size() - 1 - i);
    }

    private void middle(int head, int tail) {
        Map<T, List<Integer>> places = new HashMap<>();
        for (int i = head; i < after.size() - tail; i++) {
            places.computeIfAbsent(after.get(i), none -> new ArrayList<>()).add(i);
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = head; i < before.size() - tail; i++) {
            List<Integer> free = places.getOrDefault(before.get(i), List.of());
            now[i] = free.isEmpty() ? -1 : free.remove(0);
            if (now[i] >= 0) {
                kept.add(i);
            }
        }
        boolean[] inOrder = longestAscending(kept);
        for (int k = 0; k < inOrder.length; k++) {
            if (!inOrder[k]) {
                now[kept.get(k)] = -1;
            }
        }
    }

    /** Which elements make up a longest run of places that ascend (patience sorting). */
    private boolean[] longestAscending(List<Integer> kept) {
        int[] tops = new int[kept.size()];
        int[] under = new int[kept.size()];
        int piles = 0;
        for (int k = 0; k < kept.size(); k++) {
            int pile = 0;
            int high = piles;
            while (pile < high) {
                int middle = (pile + high) >>> 1;
                if (now[kept.get(tops[middle])] < now[kept.get(k)]) {
                    pile = middle + 1;
                } else {
                    high = middle;
                }
            }
            under[k] = pile == 0 ? -1 : tops[pile - 1];
            tops[pile] = k;
            piles = Math.max(piles, pile + 1);
        }
        boolean[] chosen = new boolean[kept.size()];
        for (int k = piles == 0 ? -1 : tops[piles - 1]; k >= 0; k = under[k]) {
            chosen[k] = true;
        }
        return chosen;
    }

    /** For each element of before its place in after, or -1 for one that is not there or has moved. */
    public int now(int i) {
        return now[i];
    }

    /** Which elements of after are new there, by place. */
    public boolean[] added() {
        boolean[] added = new boolean[after.size()];
        Arrays.fill(added, true);
        for (int place : now) {
            if (place >= 0) {
                added[place] = false;
            }
        }
        return added;
    }

    /** The elements that only one list has, or that moved. */
    public List<T> differing() {
        List<T> differing = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
            if (now[i] < 0) {
                differing.add(before.get(i));
            }
        }
        boolean[] added = added();
        for (int i = 0; i < added.length; i++) {
            if (added[i]) {
                differing.add(after.get(i));
            }
        }
        return differing;
    }
}
