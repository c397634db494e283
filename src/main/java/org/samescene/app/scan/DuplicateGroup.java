package org.samescene.app.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.samescene.verdict.Verdict;

/**
 * Copies of one photograph, as a star: each member is a copy of the one in its middle, the one to keep. Two
 * that are copies of a third, and not of each other, are never in one group because of it alone.
 *
 * @param keep the file that is preferred to most of the others
 * @param because why, in words; empty where nothing is known
 */
public record DuplicateGroup(String keep, String because, List<Member> members) {
    /** @param how what it is to the file to keep, in words */
    public record Member(String file, String how) {}

    /** All files that have a copy, each in one group; groups and members in alphabetical order. */
    static List<DuplicateGroup> of(Collection<DuplicatePair> pairs) {
        List<DuplicatePair> left = new ArrayList<>(pairs);
        List<DuplicateGroup> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            DuplicateGroup group = around(best(left), left);
            Set<String> taken =
                    new LinkedHashSet<>(group.members.stream().map(Member::file).toList());
            taken.add(group.keep);
            left.removeIf(pair -> taken.contains(pair.a()) || taken.contains(pair.b()));
            groups.add(group);
        }
        groups.sort(Comparator.comparing(DuplicateGroup::keep));
        return groups;
    }

    /** The file that is preferred most often, and to the fewest others; of equals the one with most copies. */
    private static String best(List<DuplicatePair> pairs) {
        Set<String> files = new TreeSet<>();
        pairs.forEach(pair -> {
            files.add(pair.a());
            files.add(pair.b());
        });
        return files.stream()
                .max(Comparator.comparingLong((String file) -> points(file, pairs))
                        .thenComparingLong(file ->
                                pairs.stream().filter(pair -> pair.isOf(file)).count())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static long points(String file, List<DuplicatePair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.isOf(file) && pair.preferred() != null)
                .mapToLong(pair -> file.equals(pair.preferred()) ? 1 : -1)
                .sum();
    }

    private static DuplicateGroup around(String keep, List<DuplicatePair> pairs) {
        List<DuplicatePair> own = pairs.stream().filter(pair -> pair.isOf(keep)).toList();
        List<Member> members = own.stream()
                .map(pair -> pair.a().equals(keep) ? pair.b() : pair.a())
                .sorted()
                .map(file -> new Member(
                        file,
                        own.stream()
                                .filter(pair -> pair.isOf(file, keep))
                                .findFirst()
                                .orElseThrow()
                                .inWords(file)))
                .toList();
        String because = own.stream()
                .filter(pair -> keep.equals(pair.preferred()) && pair.kind() == Verdict.Kind.EDITED)
                .map(DuplicatePair::because)
                .findFirst()
                .orElse("");
        return new DuplicateGroup(keep, because, members);
    }

    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder("  ").append(keep);
        text.append(because.isEmpty() ? "\n" : "  (keep: it " + because + ")\n");
        members.forEach(member -> text.append("    = ")
                .append(member.file)
                .append("  (")
                .append(member.how)
                .append(")\n"));
        return text.toString();
    }
}
