package org.motcua.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What must hold of a directory before the centre signs it. Above all: nothing in it may be a
/// state secret, because what is not in the directory cannot pass.
public final class DirectoryCheck {
    private final Directory directory;
    private final List<String> faults = new ArrayList<>();

    private DirectoryCheck(Directory directory) {
        this.directory = directory;
    }

    /// Sentences about what is wrong; none where nothing is.
    public static List<String> faults(Directory directory) {
        var check = new DirectoryCheck(directory);
        check.members();
        var services = check.services();
        check.agreements(services);
        return check.faults;
    }

    private void members() {
        var seen = new HashSet<String>();
        for (var member : directory.members()) {
            identifier(member.id(), 3);
            if (!seen.add(member.id())) {
                faults.add("The member %s is there twice.".formatted(member.id()));
            }
            for (var system : member.systems()) {
                identifier(system.id(), 4);
                if (!system.id().startsWith(member.id() + "/") || !seen.add(system.id())) {
                    faults.add(
                            "The system %s is not one of %s, or is there twice."
                                    .formatted(system.id(), member.id()));
                }
            }
        }
        for (var door : directory.gateways()) {
            identifier(door.id(), 4);
            if (!seen.contains(door.member())) {
                faults.add("The gateway %s has no member.".formatted(door.id()));
            }
        }
    }

    private Map<String, Directory.Offer> services() {
        var services = new HashMap<String, Directory.Offer>();
        for (var service : directory.services()) {
            identifier(service.id(), 5);
            if (services.put(service.id(), service) != null) {
                faults.add("The service %s is there twice.".formatted(service.id()));
            }
            if (service.grade().secret()) {
                faults.add(
                        "The service %s is classified as a state secret, which never passes."
                                .formatted(service.id()));
            }
            if (service.timeoutSeconds() < 1 || service.largestBody() < 0) {
                faults.add("The service %s needs a time limit.".formatted(service.id()));
            }
            for (String provider : service.providers()) {
                if (directory.gateways().stream().noneMatch(door -> door.id().equals(provider))) {
                    faults.add(
                            "The gateway %s of the service %s is not there."
                                    .formatted(provider, service.id()));
                }
            }
        }
        return services;
    }

    private void agreements(Map<String, Directory.Offer> services) {
        var seen = new HashSet<String>();
        for (var agreement : directory.agreements()) {
            String id = agreement.id();
            if (!id.matches("[A-Za-z0-9.-]{1,60}") || !seen.add(id)) {
                faults.add("The agreement %s is there twice, or has no good id.".formatted(id));
            }
            if (agreement.state() == Directory.State.ENDED) {
                // nothing passes by it, and its service may be gone or have other fields now
                continue;
            }
            var service = services.get(agreement.service());
            if (service == null) {
                faults.add("The service of the agreement %s is not there.".formatted(id));
                continue;
            }
            if (!agreement.purpose().matches("[A-Za-z0-9.-]{1,60}")) {
                faults.add("The agreement %s needs the code of a purpose.".formatted(id));
            }
            if (agreement.legalBasis().byLanguage().values().stream().anyMatch(String::isBlank)) {
                faults.add("The agreement %s names no legal basis.".formatted(id));
            }
            fields(id, service.response(), agreement.fields());
            fields(id, service.request(), agreement.asked());
        }
    }

    private void fields(String agreement, List<Directory.Field> there, List<String> named) {
        for (String secret : FieldTree.secretsAmong(there, named)) {
            faults.add(
                    "The agreement %s names %s, a state secret, which never passes."
                            .formatted(agreement, secret));
        }
        for (String name : named) {
            boolean known =
                    name.equals(FieldTree.ALL)
                            || there.stream()
                                    .anyMatch(field ->
                                            field.path().equals(name)
                                                    || field.path().startsWith(name + "."));
            if (!known) {
                faults.add(
                        "The agreement %s names the field %s, which the service does not have."
                                .formatted(agreement, name));
            }
        }
    }

    private void identifier(String id, int parts) {
        try {
            Call.identifiers(id, parts);
            if (!id.startsWith(directory.instance() + "/")) {
                faults.add("%s is of another instance.".formatted(id));
            }
        } catch (BadMessage _) {
            faults.add("%s is no identifier of %d parts.".formatted(id, parts));
        }
    }
}
