package org.motcua;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The walls and rules of the house: who may use whom, what a name may be, how long a page may get.
class HouseTest {
    private static final Pattern MADE_BY_SPRING = Pattern.compile(".*(__|\\$\\$).*\\.class");

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // what a build before this one left that found Spring's beans ahead of time
                    .withImportOption(place -> !place.matches(MADE_BY_SPRING))
                    .importPackages("org.motcua");

    @Test
    void everyRoomUsesOnlyWhatItsDoorPlateAllows() {
        ApplicationModules.of(Motcua.class).verify();
    }

    @Test
    void theRulesOfLawArePlainJava() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                "..country..",
                                "..calendar..",
                                "..unit..",
                                "..linking..",
                                "..procedure.."))
                .and(resideInAnyPackage("org.motcua.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAPackage(
                                                        "org.springframework.modulith.."))))
                .because(
                        "the same rules decide in the server, in the check, in tests and at an"
                                + " offline counter")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        var banned =
                Pattern.compile(
                        "Abstract.*|.*(Impl|Utils?|Helper|Manager|Dto|Base|Service|Processor)");
        assertThat(HOUSE.stream().map(JavaClass::getSimpleName).filter(banned.asMatchPredicate()))
                .isEmpty();
    }

    @Test
    void noClassInheritsFromAnotherOfOurs() {
        ArchRule rule =
                classes()
                        .that()
                        .areNotInterfaces()
                        .should(
                                new com.tngtech.archunit.lang.ArchCondition<>("stand alone") {
                                    @Override
                                    public void check(
                                            JavaClass type,
                                            com.tngtech.archunit.lang.ConditionEvents events) {
                                        type.getRawSuperclass()
                                                .filter(parent ->
                                                        parent.getPackageName()
                                                                .startsWith("org.motcua"))
                                                .filter(parent ->
                                                        !parent.isAssignableTo(Throwable.class))
                                                .filter(parent ->
                                                        !parent.isEnum()
                                                                && !type.isEnum()
                                                                && !type.isAnonymousClass())
                                                .ifPresent(parent ->
                                                        events.add(
                                                                com.tngtech.archunit.lang
                                                                        .SimpleConditionEvent
                                                                        .violated(
                                                                                type,
                                                                                type.getName()
                                                                                        + " extends "
                                                                                        + parent
                                                                                                .getName())));
                                    }
                                })
                        .because("composition reads better than a tree of types");
        rule.check(HOUSE);
    }

    @Test
    void timeIsInjected() {
        var now =
                new DescribedPredicate<JavaCall<?>>("ask the machine for the time") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        String owner = call.getTargetOwner().getName();
                        boolean withoutClock =
                                call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class));
                        if (owner.equals(Clock.class.getName())) {
                            return call.getName().startsWith("system");
                        }
                        return owner.startsWith("java.time.")
                                && call.getName().equals("now")
                                && withoutClock;
                    }
                };
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.motcua.server.StoreBeans")
                .and()
                .resideOutsideOfPackage("org.motcua.bank..")
                .should()
                .callCodeUnitWhere(now)
                .because("a test lives through a whole deadline")
                .check(HOUSE);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .because("an object is complete when it is made")
                .check(HOUSE);
    }

    @Test
    void nobodyPrintsToTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.motcua.bank..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("commands write through picocli, everything else through the log")
                .check(HOUSE);
    }

    @Test
    void filesFitInTheHead() throws IOException {
        var long_ = new ArrayList<String>();
        for (Path file : sources()) {
            long lines = Files.readAllLines(file).size();
            if (lines > 300) {
                long_.add(file + " has " + lines + " lines");
            }
        }
        assertThat(long_).isEmpty();
    }

    @Test
    void methodsFitOnAScreen() throws IOException {
        assertThat(MethodLengths.over(50, sources())).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of("src/main/java"))) {
            return tree.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
    }
}
