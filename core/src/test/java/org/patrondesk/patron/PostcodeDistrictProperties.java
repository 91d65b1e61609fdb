package org.patrondesk.patron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PostcodeDistrictProperties {
    private static final Pattern FORM = Pattern.compile("([A-Z]{1,2})[0-9]{1,2}[A-Z]?");

    @Property(tries = 5000)
    void a_district_is_what_the_form_says(@ForAll("texts") String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));

        if (form.matches()) {
            assertThat(PostcodeDistrict.area(text)).contains(form.group(1));
        } else if (!text.strip().equalsIgnoreCase("nfa")) {
            assertThat(PostcodeDistrict.area(text)).isEmpty();
        }
    }

    @Property
    void any_text_at_all_is_a_district_or_none(@ForAll String text) {
        boolean form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT)).matches();

        assertThat(PostcodeDistrict.area(text).isPresent())
                .isEqualTo(form || text.strip().equalsIgnoreCase("nfa"));
    }

    @Example
    void no_fixed_abode_is_an_area_of_its_own() {
        assertThat(PostcodeDistrict.area(" nfa ")).contains("NFA");
        assertThat(PostcodeDistrict.area("NFA1")).isEmpty();
        assertThat(PostcodeDistrict.area("ne3")).contains("NE");
        assertThat(PostcodeDistrict.area("NE31AA")).isEmpty();
        assertThat(PostcodeDistrict.area("")).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ANEnefZ019 \t-٣").ofMaxLength(7);
    }
}
