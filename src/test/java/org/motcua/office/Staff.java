package org.motcua.office;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Intakes;
import org.motcua.dossier.Uploads;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Agencies;

/// The staff of two communes, and dossiers for them to work on.
final class Staff {
    static final ProcedureCode BIRTH = new ProcedureCode("1.001193");
    static final String SAIGON_WARD = "26740";
    static final String OTHER_WARD = "26743";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Staff() {}

    /// An officer with a browser in which they are signed in.
    record Officer(SignedIn who, Visitor browser, String name, String password, String signIn) {}

    static AgencyCode agency(String ward) {
        return Agencies.of(TestHouse.bean(Countries.class).active())
                .agenciesFor("commune-committee", new UnitCode(ward), today())
                .getFirst()
                .code();
    }

    static LocalDate today() {
        return LocalDate.now(
                TestHouse.bean(Clock.class)
                        .withZone(TestHouse.bean(Countries.class).active().settings().zone()));
    }

    /// Somebody with roles in the agency of a ward, signed in.
    static Officer officer(String name, String ward, String... roles) {
        var officer = hired(name, ward, roles);
        var browser = officer.browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("name", officer.signIn(), "password", officer.password()));
        browser.post("/sign-in/code", Map.of("code", code()));
        return officer;
    }

    /// The code that signs somebody in now.
    static String code() {
        return TestHouse.bean(DemoAccounts.class).presentCode();
    }

    /// Somebody with roles in the agency of a ward.
    static Officer hired(String name, String ward, String... roles) {
        var assignments = Stream.of(roles).map(role -> new Assignment(role, agency(ward))).toList();
        var demo = TestHouse.bean(DemoAccounts.class);
        String signIn = "staff" + NUMBER.incrementAndGet();
        var opened = demo.officer(signIn, name, assignments).orElseThrow();
        var who =
                new SignedIn(
                        opened.account(), name, Level.TWO, Optional.empty(), assignments, false);
        return new Officer(who, new Visitor(), name, opened.password(), signIn);
    }

    /// A birth registration that was filled in at the counter, not yet received.
    static Dossier filed(Officer receiver, String child) {
        return filed(receiver, child, today().minusDays(20));
    }

    /// The same for a child born on a day; after sixty days it is late, and costs a fee.
    static Dossier filed(Officer receiver, String child, LocalDate born) {
        return filed(receiver, child, born, "biên bản.png", picture());
    }

    /// The same with a paper of one's own.
    static Dossier filed(Officer receiver, String child, String name, byte[] content) {
        return filed(receiver, child, today().minusDays(20), name, content);
    }

    private static Dossier filed(
            Officer receiver, String child, LocalDate born, String name, byte[] content) {
        var intakes = TestHouse.bean(Intakes.class);
        var helped =
                new Filings.Helped(
                        Optional.of(new PersonNumber("079196000123")),
                        "Trần Thị Lan",
                        Optional.of("0901234567"),
                        Optional.empty());
        var draft = intakes.begin(BIRTH, "vi", receiver.who(), helped).orElseThrow();
        paper(draft.id(), receiver, name, content);
        var intake = intakes.open(draft.id(), receiver.who()).orElseThrow();
        var answers = answers(child);
        answers.put("child_birth_date", born.toString());
        var answered = intakes.answer(intake, answers, receiver.who());
        return switch (intakes.file(answered, receiver.who())) {
            case Filed.Accepted(var dossier) -> dossier;
            case Filed.Faulty faulty -> throw new AssertionError(faulty.toString());
            case Filed.NotFound _, Filed.Joined _, Filed.AskedBefore _, Filed.Waiting _ ->
                    throw new AssertionError("not found");
        };
    }

    static Map<String, Object> answers(String child) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("relation", "carer");
        answers.put("birth_case", "abandoned");
        answers.put("child_birth_date", today().minusDays(20).toString());
        answers.put("child_sex", "male");
        answers.put("birth_place", "Phường Sài Gòn");
        answers.put("child_name", child);
        answers.put("child_ethnicity", "01");
        answers.put("child_nationality", "VN");
        answers.put("home_province", "79");
        answers.put("register_at", SAIGON_WARD);
        answers.put("copies", "0");
        answers.put("phone", "0901234567");
        answers.put("delivery", "counter");
        return answers;
    }

    /// Hands in the one paper that the case needs.
    static void paper(UUID draft, Officer receiver) {
        paper(draft, receiver, "biên bản.png", picture());
    }

    private static void paper(UUID draft, Officer receiver, String name, byte[] content) {
        var procedure =
                TestHouse.bean(Intakes.class)
                        .open(draft, receiver.who())
                        .orElseThrow()
                        .view()
                        .procedure();
        var paper =
                procedure.papers().stream()
                        .filter(one -> one.id().equals("abandoned-record"))
                        .findFirst()
                        .orElseThrow();
        try {
            TestHouse.bean(Uploads.class)
                    .whole(
                            new Uploads.Home.OfDraft(draft),
                            paper,
                            name,
                            content.length,
                            new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture() {
        var image = new BufferedImage(1200, 1600, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i, i, 0xffffff);
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
